import { fitPolicy } from './fit-policy.ts';
import type { Policy } from './policy.ts';
import type { EnforcementTarget, Rendered, RenderProblem, TargetDefinition } from './target.ts';
import { TRAITS } from './traits.ts';

/**
 * A target that renders any policy: it is made to fit what the target can express, then each trait of
 * the definition (unsure names, read-only marks, names that fall together) makes it stricter where it
 * has to, and what is left is printed. Every difference is a substitution.
 */
export function defineTarget(definition: TargetDefinition): EnforcementTarget {
  return { ...definition, render: (policy) => render(definition, policy) };
}

function render(target: TargetDefinition, policy: Policy): Rendered {
  const named = serverNameProblem(target, policy);
  if (named) return { ok: false, problem: named };
  const fitted = fitPolicy(policy, target.limitsFor?.(policy) ?? target);
  if (!fitted.ok) return fitted;
  let effective = fitted.policy;
  const substitutions = [...fitted.substitutions];
  for (const trait of TRAITS) {
    const step = trait(effective, target);
    if (!step) continue;
    if (step.problem) return { ok: false, problem: step.problem };
    effective = step.policy;
    substitutions.push(...step.substitutions);
  }
  const problem = target.problemIn?.(effective);
  if (problem) return { ok: false, problem };
  substitutions.push(...(target.substitutionsIn?.(effective) ?? []));
  return { ok: true, text: target.print(effective), effective, substitutions };
}

function serverNameProblem(
  { serverNames }: TargetDefinition,
  { servers }: Policy,
): RenderProblem | undefined {
  const odd = serverNames && servers.find(({ as }) => !serverNames.accepts.test(as));
  return odd && { kind: 'server-name', name: odd.as, allowed: serverNames.allowed };
}
