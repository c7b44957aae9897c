import { fitRule } from '../../fit-rule.ts';
import type { Policy, Rule } from '../../policy.ts';
import { isRefused } from '../../strictness.ts';
import type { TargetLimits } from '../../target.ts';

/** Temporal policies that one policy engine takes (AgentCore developer guide, “policy-temporal”, quotas). */
export const TEMPORAL_POLICIES = 20;

/**
 * The abilities for a policy with more limits than the engine takes: it counts the tools that would
 * otherwise be refused, and where there are too many of those, none.
 */
export function abilitiesFor({ servers }: Policy, abilities: TargetLimits): TargetLimits {
  const rules = servers.flatMap(({ tools }) => Object.values(tools));
  const kept = (counted: (rule: Rule) => boolean): number =>
    rules
      .filter(counted)
      .map((rule) => fitRule(rule, abilities).rule)
      .filter(({ decision }) => !isRefused(decision))
      .reduce((sum, { limits }) => sum + limits.length, 0);
  if (kept(() => true) <= TEMPORAL_POLICIES) return abilities;
  const fits = kept(needsCounting) <= TEMPORAL_POLICIES;
  return {
    ...abilities,
    countsOnly: { rules: fits ? needsCounting : () => false, why: 'too-many' },
  };
}

/** Would a client that cannot count refuse calls of it? */
const needsCounting = (rule: Rule): boolean => rule.ifCannotCount !== 'allow';
