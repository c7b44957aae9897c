import { RISK_CATEGORIES, type RiskCategory } from './risk/category.ts';
import { SEVERITIES, type Severity } from './risk/severity.ts';

/** How many tools of a server have this category and severity. */
export interface ExposureCount {
  readonly category: RiskCategory;
  readonly severity: Severity;
  readonly tools: number;
}

/** Tools per severity, worst first, without those that do not occur. */
export function bySeverity(
  counts: readonly ExposureCount[],
): { severity: Severity; tools: number }[] {
  return SEVERITIES.map((severity) => ({
    severity,
    tools: counts
      .filter((count) => count.severity === severity)
      .reduce((sum, count) => sum + count.tools, 0),
  })).filter(({ tools }) => tools > 0);
}

/** Tools per category, in order of precedence, without those that do not occur. */
export function byCategory(
  counts: readonly ExposureCount[],
): { category: RiskCategory; tools: number }[] {
  return RISK_CATEGORIES.map((category) => ({
    category,
    tools: counts
      .filter((count) => count.category === category)
      .reduce((sum, count) => sum + count.tools, 0),
  })).filter(({ tools }) => tools > 0);
}
