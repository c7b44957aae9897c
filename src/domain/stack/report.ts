import { RISK_CATEGORIES, type RiskCategory } from '../risk/category.ts';
import { SEVERITIES, type Severity, severityRank } from '../risk/severity.ts';
import { type CallableTool, type CountedEntry, callableTools } from './callable.ts';
import type { FoundFlaw } from './flaws.ts';
import { type LaunchWarning, WARNING_SEVERITY } from './launch/program.ts';
import type { Match } from './match.ts';
import type { SecretFinding } from './secrets-in-entry.ts';
import { type NamedCombination, type Together, togetherOf } from './together.ts';

/** Something that was found on one entry. */
export interface OnEntry<T> {
  readonly match: Match;
  readonly found: T;
}

/** A name that tools of several servers carry. */
export interface Collision {
  readonly name: string;
  readonly tools: readonly CallableTool[];
}

export interface StackReport {
  readonly matches: readonly Match[];
  readonly counted: readonly CountedEntry[];
  /** How many entries run servers that the catalogue knows. */
  readonly running: number;
  /** Entries that run, and of which the catalogue knows nothing. */
  readonly unknown: readonly Match[];
  readonly disabled: readonly Match[];
  /** Worst first. */
  readonly tools: readonly CallableTool[];
  readonly together: readonly Together[];
  readonly collisions: readonly Collision[];
  readonly flaws: readonly OnEntry<FoundFlaw>[];
  readonly secrets: readonly OnEntry<SecretFinding>[];
  readonly warnings: readonly OnEntry<LaunchWarning>[];
}

/** Everything that can be said of a stack, worst first in each part. */
export function reportOn(
  matches: readonly Match[],
  counted: readonly CountedEntry[],
  known: readonly NamedCombination[],
): StackReport {
  const tools = callableTools(counted);
  const disabled = matches.filter(({ entry }) => entry.disabled);
  const recognised = new Set(counted.map(({ match }) => match.entry.index));
  const running = matches.filter(
    ({ entry }) => !entry.disabled && recognised.has(entry.index),
  ).length;
  const unknown = matches.filter(({ entry }) => !entry.disabled && !recognised.has(entry.index));
  const names = [...new Set(unknown.map(({ entry }) => entry.configName))];
  return {
    ...{ matches, counted, running, unknown, disabled, tools },
    together: togetherOf(known, tools, names),
    collisions: collisionsOf(tools),
    flaws: onEntries(matches, ({ flaws }) => flaws).sort(
      (a, b) =>
        Number(a.found.state !== 'affected') - Number(b.found.state !== 'affected') ||
        severityRank(b.found.flaw.severity) - severityRank(a.found.flaw.severity),
    ),
    secrets: onEntries(matches, ({ entry }) => entry.secrets),
    warnings: onEntries(matches, ({ entry }) => entry.launch.warnings).sort(
      (a, b) => rankOf(b.found) - rankOf(a.found),
    ),
  };
}

const rankOf = ({ id }: LaunchWarning): number => severityRank(WARNING_SEVERITY[id]);

const onEntries = <T>(
  matches: readonly Match[],
  of: (match: Match) => readonly T[],
): OnEntry<T>[] => matches.flatMap((match) => of(match).map((found) => ({ match, found })));

function collisionsOf(tools: readonly CallableTool[]): Collision[] {
  const byName = new Map<string, CallableTool[]>();
  for (const tool of tools) byName.set(tool.name, [...(byName.get(tool.name) ?? []), tool]);
  return [...byName]
    .filter(([, same]) => new Set(same.map(({ server }) => server)).size > 1)
    .map(([name, same]) => ({ name, tools: same }));
}

/** How many tools fall into each category and severity; rows and columns without any are left out. */
export function exposureOf(tools: readonly CallableTool[]) {
  const count = (category: RiskCategory, severity?: Severity) =>
    tools.filter(
      ({ tool }) =>
        tool.category === category && (severity === undefined || tool.severity === severity),
    ).length;
  const severities = SEVERITIES.filter((severity) =>
    tools.some(({ tool }) => tool.severity === severity),
  );
  const rows = RISK_CATEGORIES.map((category) => ({
    category,
    counts: severities.map((severity) => count(category, severity)),
    total: count(category),
  })).filter(({ total }) => total > 0);
  const totals = severities.map(
    (severity) => tools.filter(({ tool }) => tool.severity === severity).length,
  );
  return { severities, rows, totals };
}
