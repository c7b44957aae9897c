import { fitPolicy } from '../../fit-policy.ts';
import { fitRule } from '../../fit-rule.ts';
import type { Policy, Rule } from '../../policy.ts';
import { isRefused } from '../../strictness.ts';
import type { TargetLimits } from '../../target.ts';
import { flowStatements, flowsFit } from './flows.ts';

/** Temporal policies that one policy engine takes (AgentCore developer guide, “policy-temporal”, quotas). */
export const TEMPORAL_POLICIES = 20;

/**
 * The abilities for a policy that needs more temporal policies than the engine takes. Flows come first, with the limits
 * of tools that would otherwise be refused; then those limits alone; and where they are too many, none.
 */
export function abilitiesFor(policy: Policy, abilities: TargetLimits): TargetLimits {
  const flows = flowsIn(policy, abilities);
  const room = TEMPORAL_POLICIES - flows.length;
  if (flows.length === 0 || room < 0 || !flowsFit(flows))
    return limitsFor(policy, withoutFlows(abilities));
  const counted = limitsFor(policy, abilities, room);
  return counted.countsOnly?.rules === NONE ? limitsFor(policy, withoutFlows(abilities)) : counted;
}

const withoutFlows = (abilities: TargetLimits): TargetLimits => ({
  ...abilities,
  can: { ...abilities.can, flows: false },
});

/** The flows of a policy as it would be without limits, which only make more tools run. */
function flowsIn(policy: Policy, abilities: TargetLimits): string[] {
  const fitted = fitPolicy(policy, abilities);
  return fitted.ok ? flowStatements(fitted.policy) : [];
}

const NONE = () => false;

function limitsFor(
  { servers }: Policy,
  abilities: TargetLimits,
  room: number = TEMPORAL_POLICIES,
): TargetLimits {
  const rules = servers.flatMap(({ tools }) => Object.values(tools));
  const kept = (counted: (rule: Rule) => boolean): number =>
    rules
      .filter(counted)
      .map((rule) => fitRule(rule, abilities).rule)
      .filter(({ decision }) => !isRefused(decision))
      .reduce((sum, { limits }) => sum + limits.length, 0);
  if (kept(() => true) <= room) return abilities;
  const fits = kept(needsCounting) <= room;
  return {
    ...abilities,
    countsOnly: { rules: fits ? needsCounting : NONE, why: 'too-many' },
  };
}

/** Would a client that cannot count refuse calls of it? */
const needsCounting = (rule: Rule): boolean => rule.ifCannotCount !== 'allow';
