import type { Policy } from '#domain/policy/policy.ts';
import type { EnforcementTarget, Rendered } from '#domain/policy/target.ts';

const made = new WeakMap<Policy, Map<string, Rendered>>();

/** The file of a policy for a target, rendered once however often a page speaks of it. */
export function renderOnce(target: EnforcementTarget, policy: Policy): Rendered {
  const files = made.get(policy) ?? new Map<string, Rendered>();
  made.set(policy, files);
  const rendered = files.get(target.id) ?? target.render(policy);
  files.set(target.id, rendered);
  return rendered;
}
