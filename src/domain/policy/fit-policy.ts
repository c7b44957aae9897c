import { fitRule } from './fit-rule.ts';
import type { Policy, Rule, ServerPolicy, Unlisted } from './policy.ts';
import { rulesByName } from './rule-of.ts';
import type { RenderProblem, Substitution, TargetLimits } from './target.ts';

export type Fitted =
  | {
      readonly ok: true;
      readonly policy: Policy;
      readonly substitutions: readonly Substitution[];
    }
  | { readonly ok: false; readonly problem: RenderProblem };

/**
 * The closest policy that a target can express and that is never looser: an ask becomes a refusal
 * where the target cannot ask; a limit becomes an ask, or else a refusal, where it cannot count (a
 * person who answers each call stands in for the counter); a condition becomes a refusal; unlisted
 * tools get the next stricter decision. Refuses where nothing stricter exists.
 */
export function fitPolicy(policy: Policy, limits: TargetLimits): Fitted {
  if (!limits.can.severalServers && policy.servers.length > 1) {
    return { ok: false, problem: { kind: 'several-servers' } };
  }
  const unlisted = fitUnlisted(policy.unlisted, limits);
  const unwritable = unwritableName(policy);
  if (unwritable) return { ok: false, problem: unwritable };
  if (unlisted === undefined) return { ok: false, problem: { kind: 'cannot-refuse-unlisted' } };
  const undeniable = limits.can.deny ? undefined : firstRefused(policy, limits);
  if (undeniable) return { ok: false, problem: undeniable };
  const fitted = policy.servers.map((server) => fitServer(server, limits));
  const substitutions = fitted.flatMap((result) => result.substitutions);
  if (unlisted !== policy.unlisted) {
    substitutions.unshift(
      ...policy.servers.map(({ server }) => ({
        server,
        tool: null,
        kind: 'unlisted-stricter' as const,
        wanted: policy.unlisted,
        got: unlisted,
      })),
    );
  }
  return {
    ok: true,
    policy: { unlisted, servers: fitted.map((result) => result.server) },
    substitutions,
  };
}

/** A name that no text file can hold: empty, or half of a surrogate pair. */
function unwritableName({ servers }: Policy): RenderProblem | undefined {
  const names = servers.flatMap((server) => [server.as, ...Object.keys(server.tools)]);
  const odd = names.find((name) => name === '' || !name.isWellFormed());
  if (odd === undefined) return undefined;
  return odd === '' ? { kind: 'empty-name' } : { kind: 'invalid-unicode', name: odd };
}

function fitUnlisted(wanted: Unlisted, { can }: TargetLimits): Unlisted | undefined {
  const stricter: Record<Unlisted, readonly Unlisted[]> = {
    allow: ['allow', 'ask', 'deny'],
    ask: ['ask', 'deny'],
    deny: ['deny'],
  };
  return stricter[wanted].find((decision) => can.unlisted.includes(decision));
}

function firstRefused(policy: Policy, limits: TargetLimits): RenderProblem | undefined {
  for (const server of policy.servers) {
    for (const [tool, rule] of Object.entries(server.tools)) {
      const { decision } = fitRule(rule, limits).rule;
      if (decision === 'deny' || decision === 'hide') {
        return { kind: 'cannot-refuse-tool', tool };
      }
    }
  }
  return undefined;
}

function fitServer(
  server: ServerPolicy,
  limits: TargetLimits,
): { server: ServerPolicy; substitutions: Substitution[] } {
  const substitutions: Substitution[] = [];
  let hidesRefused = false;
  const rules = Object.entries(server.tools).map(([tool, given]): [string, Rule] => {
    const { rule, changes } = fitRule(given, limits);
    for (const change of changes) substitutions.push({ server: server.server, tool, ...change });
    hidesRefused ||= rule.decision === 'hide' && given.decision !== 'hide';
    return [tool, rule];
  });
  if (hidesRefused) {
    substitutions.push({ server: server.server, tool: null, kind: 'refused-is-hidden' });
  }
  const { brings, ...rest } = server;
  const followed = (limits.can.session || limits.can.flows) && brings ? { brings } : {};
  return { server: { ...rest, ...followed, tools: rulesByName(rules) }, substitutions };
}
