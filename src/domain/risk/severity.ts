/** How bad the worst plausible single call is, worst first. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'unknown'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const SEVERITY_LABEL: Record<Severity, string> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  unknown: 'Unknown',
};

export const SEVERITY_MEANING: Record<Severity, string> = {
  critical: 'one call can cost money, the host, or data that cannot be brought back',
  high: 'one call can expose credentials, reach other people or change something live',
  medium: 'one call can expose or change private or business data',
  low: 'one call does no real harm by itself',
  unknown: 'the evidence does not say how bad a call can be',
};

/** 4 (critical) to 1 (low); 0 for unknown. Drives the bars and the sort order. */
export function severityRank(severity: Severity): number {
  return severity === 'unknown' ? 0 : 4 - SEVERITIES.indexOf(severity);
}
