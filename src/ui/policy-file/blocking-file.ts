import type { Policy } from '#domain/policy/policy.ts';
import { ruleOf } from '#domain/policy/rule-of.ts';
import { isRefused } from '#domain/policy/strictness.ts';
import type { EnforcementTarget, Rendered } from '#domain/policy/target.ts';

/** Does this file refuse every call of the tool? Then it needs no other to block it. */
function refuses(rendered: Rendered, tool: string): boolean {
  const server = rendered.ok ? rendered.effective.servers[0] : undefined;
  const rule = server && ruleOf(server, tool);
  return rule !== undefined && isRefused(rule.decision);
}

/** The file that blocks a tool in a format, given the policy above on the page; undefined where none is needed. */
export function blockingFile(
  target: EnforcementTarget,
  tool: string,
  { shown, blocked }: { readonly shown: Policy; readonly blocked: Policy },
  render = (each: EnforcementTarget, policy: Policy) => each.render(policy),
): Rendered | undefined {
  return refuses(render(target, shown), tool) ? undefined : render(target, blocked);
}
