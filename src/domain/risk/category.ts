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

export const CATEGORY_LABEL: Record<RiskCategory, string> = {
  financial: 'Financial',
  destructive: 'Destructive',
  execute: 'Execute',
  write: 'Write',
  read: 'Read',
  unknown: 'Unknown',
};

export const CATEGORY_MEANING: Record<RiskCategory, string> = {
  financial: 'moves or commits money or tradable assets',
  destructive: 'deletes, revokes or wipes something',
  execute: 'runs code, commands or processes',
  write: 'creates or changes something',
  read: 'returns information and changes nothing',
  unknown: 'the evidence does not say what a call does',
};

/** The category that takes precedence: financial, destructive, execute, write, read, unknown. */
export function strongerCategory(a: RiskCategory, b: RiskCategory): RiskCategory {
  return RISK_CATEGORIES.indexOf(a) <= RISK_CATEGORIES.indexOf(b) ? a : b;
}
