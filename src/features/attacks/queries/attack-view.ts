import { testedPolicy } from '#domain/attack/control-test.ts';
import { newestFirst, type RecordEntry } from '#domain/attack/entry.ts';
import type { Frameworks } from '#domain/attack/framework.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { severityRank } from '#domain/risk/severity.ts';
import { type ExposedTool, exposedCounts, exposedTools } from '#queries/attack-tools.ts';
import {
  allRecords,
  type CataloguePattern,
  patternBySlug,
  patternsBySlug,
} from '#queries/attacks.ts';
import type { Catalogue } from '#queries/database.ts';
import { frameworks } from '#queries/vocabulary.ts';

export interface AttackView {
  readonly pattern: CataloguePattern;
  readonly related: readonly CataloguePattern[];
  /** Cases and vulnerabilities that show it, newest first. */
  readonly instances: readonly RecordEntry[];
  /** The rules that its tests run. */
  readonly tested: Policy | null;
  readonly frameworks: Frameworks;
  /** How many tools of the catalogue it applies to. */
  readonly count: number;
  /** Those on which a call can do most harm, at most ten. */
  readonly exposed: readonly ExposedTool[];
}

/** Everything that one attack page shows. Throws where there is no such pattern. */
export function attackView(db: Catalogue, slug: string): AttackView {
  const pattern = patternBySlug(db, slug);
  return {
    pattern,
    related: patternsBySlug(db, pattern.related).sort(
      (a, b) => severityRank(b.severity) - severityRank(a.severity),
    ),
    instances: allRecords(db)
      .filter((record) => record.patterns.includes(slug))
      .sort(newestFirst),
    tested: pattern.tests ? testedPolicy(pattern.tests) : null,
    frameworks: frameworks(db),
    count: exposedCounts(db).get(slug) ?? 0,
    exposed: exposedTools(db, slug, 10),
  };
}
