import type { FoundOverride } from '../policy/find-overrides.ts';
import { SEVERITIES, type Severity } from '../risk/severity.ts';
import { WARNING_SEVERITY } from './launch/program.ts';
import type { StackReport } from './report.ts';
import { isDangerous } from './together.ts';

/** One kind of thing that was found in a stack, how often, and how severe the worst of it is. */
export interface StackFinding {
  readonly kind:
    | 'combinations'
    /** Known vulnerabilities in the versions that run. */
    | 'affected'
    /** Known vulnerabilities that cannot be ruled out, as no version is given. */
    | 'perhaps-affected'
    | 'secrets'
    /** Lines that override a policy. */
    | 'overrides'
    | 'launch-warnings'
    | 'collisions'
    | 'unknown-servers';
  readonly severity: Severity;
  readonly count: number;
}

/**
 * What was found, worst first; what is unknown comes last, and never counts as harmless. `overrides`
 * are the lines that override a policy.
 */
export function findingsOf(
  report: StackReport,
  overrides: readonly FoundOverride[] = [],
): StackFinding[] {
  const { together, flaws, secrets, warnings, collisions, unknown } = report;
  const flawSeverities = (state: 'affected' | 'unknown-version') =>
    flaws.filter(({ found }) => found.state === state).map(({ found }) => found.flaw.severity);
  const always = (things: readonly unknown[], severity: Severity) => things.map(() => severity);
  const found: readonly (readonly [StackFinding['kind'], readonly Severity[]])[] = [
    ['combinations', always(together.filter(isDangerous), 'critical')],
    ['affected', flawSeverities('affected')],
    ['perhaps-affected', flawSeverities('unknown-version')],
    ['secrets', always(secrets, 'high')],
    ['overrides', always(overrides, 'high')],
    ['launch-warnings', warnings.map(({ found: { id } }) => WARNING_SEVERITY[id])],
    ['collisions', always(collisions, 'medium')],
    ['unknown-servers', always(unknown, 'unknown')],
  ];
  return found
    .filter(([, severities]) => severities.length > 0)
    .map(([kind, severities]) => ({ kind, severity: worst(severities), count: severities.length }))
    .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}

const worst = (severities: readonly Severity[]): Severity =>
  SEVERITIES.find((severity) => severities.includes(severity)) ?? 'unknown';
