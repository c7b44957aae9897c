/** How bad the worst plausible single call is, worst first. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'unknown'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** 4 (critical) to 1 (low); 0 for unknown. Drives the bars and the sort order. */
export function severityRank(severity: Severity): number {
  return severity === 'unknown' ? 0 : 4 - SEVERITIES.indexOf(severity);
}
