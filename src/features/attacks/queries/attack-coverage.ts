import type { AttackEntry } from '#domain/attack/entry.ts';
import { frameworkValue } from '#domain/attack/facet.ts';
import { FRAMEWORKS, type Framework, type FrameworkKey } from '#domain/attack/framework.ts';
import type { PatternEntry } from '#domain/attack/pattern.ts';
import { ACTORS, type Actor } from '#domain/attack/policy-control.ts';
import { severityRank } from '#domain/risk/severity.ts';
import { allAttacks, allPatterns, allRecords } from '#queries/attacks.ts';
import type { Catalogue } from '#queries/database.ts';
import { frameworks } from '#queries/vocabulary.ts';

/** One id of a framework, and what is mapped to it. */
export interface CoveredId {
  readonly id: string;
  readonly name: string;
  /** As it stands in addresses. */
  readonly value: string;
  readonly patterns: readonly PatternEntry[];
  readonly cases: number;
  readonly vulnerabilities: number;
}

export interface FrameworkCoverage {
  readonly key: FrameworkKey;
  readonly framework: Framework;
  readonly covered: readonly CoveredId[];
  /** Ids to which nothing is mapped; only where `framework.complete` is that a gap. */
  readonly open: readonly CoveredId[];
}

/** For each framework, which of its ids the database covers, with what, and which not. */
export function attackCoverage(db: Catalogue): FrameworkCoverage[] {
  const known = frameworks(db);
  return FRAMEWORKS.map((key) => {
    const byId = entriesById(db, key);
    const ids = Object.entries(known[key].ids).map(([id, name]) =>
      coveredId(id, name, byId.get(id) ?? []),
    );
    const isCovered = ({ patterns, cases, vulnerabilities }: CoveredId) =>
      patterns.length + cases + vulnerabilities > 0;
    return {
      ...{ key, framework: known[key] },
      covered: ids.filter(isCovered),
      open: ids.filter((id) => !isCovered(id)),
    };
  });
}

function entriesById(db: Catalogue, key: FrameworkKey): Map<string, AttackEntry[]> {
  const found = new Map<string, AttackEntry[]>();
  for (const entry of allAttacks(db)) {
    for (const id of entry.mappings[key]?.ids ?? []) {
      found.set(id, [...(found.get(id) ?? []), entry]);
    }
  }
  return found;
}

function coveredId(id: string, name: string, entries: readonly AttackEntry[]): CoveredId {
  return {
    ...{ id, name, value: frameworkValue(id) },
    patterns: entries.filter((entry) => entry.kind === 'pattern'),
    cases: entries.filter(({ kind }) => kind === 'case').length,
    vulnerabilities: entries.filter(({ kind }) => kind === 'vulnerability').length,
  };
}

export interface BeyondPolicy {
  /** Patterns that no rule on a call stops, by who must act; a pattern stands under each of them. */
  readonly byActor: readonly {
    readonly actor: Actor;
    readonly patterns: readonly PatternEntry[];
  }[];
  readonly none: readonly PatternEntry[];
  readonly limited: readonly PatternEntry[];
  readonly cases: number;
  readonly vulnerabilities: number;
}

/** What rules on calls do not stop: patterns without any call on the path, and those only limited. */
export function beyondPolicy(db: Catalogue): BeyondPolicy {
  const patterns = [...allPatterns(db)].sort(
    (a, b) => severityRank(b.severity) - severityRank(a.severity) || a.id.localeCompare(b.id),
  );
  const none = patterns.filter(({ policy }) => policy.coverage === 'none');
  const records = allRecords(db).filter(({ policy }) => policy.coverage === 'none');
  return {
    none,
    limited: patterns.filter(({ policy }) => policy.coverage === 'limits'),
    byActor: ACTORS.map((actor) => ({
      actor,
      patterns: none.filter(({ policy }) => policy.mustAct.includes(actor)),
    })).filter(({ patterns: some }) => some.length > 0),
    cases: records.filter(({ kind }) => kind === 'case').length,
    vulnerabilities: records.filter(({ kind }) => kind === 'vulnerability').length,
  };
}
