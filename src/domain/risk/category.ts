/** What kind of effect an ordinary call has; the most consequential kind wins. */
export const RISK_CATEGORIES = [
  'financial',
  'destructive',
  'execute',
  'write',
  'read',
  'unknown',
] as const;
export type RiskCategory = (typeof RISK_CATEGORIES)[number];

/** The category that takes precedence: financial, destructive, execute, write, read, unknown. */
export function strongerCategory(a: RiskCategory, b: RiskCategory): RiskCategory {
  return RISK_CATEGORIES.indexOf(a) <= RISK_CATEGORIES.indexOf(b) ? a : b;
}
