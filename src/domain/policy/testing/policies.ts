import type { Decision, Policy, Rule, Unlisted } from '../policy.ts';
import { rulesByName } from '../rule-of.ts';
import type { EnforcementTarget } from '../target.ts';

/** A policy of one server named `github`: a decision, or a rule, per tool. */
export function policyOf(
  unlisted: Unlisted,
  tools: Readonly<Record<string, Decision | Partial<Rule>>>,
): Policy {
  const rules = Object.entries(tools).map(([name, given]) => [name, ruleFrom(given)] as const);
  return {
    unlisted,
    servers: [{ server: 'github', as: 'github', tools: rulesByName(rules), others: 0 }],
  };
}

function ruleFrom(given: Decision | Partial<Rule>): Rule {
  const rule = typeof given === 'string' ? { decision: given } : given;
  return { decision: 'allow', limits: [], conditions: [], ...rule };
}

/** One policy that lists every given name, cycling through the four decisions. */
export function policyOverNames(unlisted: Unlisted, names: readonly string[]): Policy {
  const decisions = ['allow', 'ask', 'deny', 'hide'] as const;
  const entries = names.map((name, index) => [name, decisions[index % 4] ?? 'ask'] as const);
  return policyOf(unlisted, Object.fromEntries(entries));
}

/** Renders, or throws the problem for which the target refuses. */
export function rendered(target: EnforcementTarget, policy: Policy) {
  const result = target.render(policy);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result;
}
