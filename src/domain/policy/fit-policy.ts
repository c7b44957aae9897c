import { fitRule } from './fit-rule.ts';
import type { Condition, Policy, Rule, ServerPolicy, Unlisted, Window } from './policy.ts';
import { rulesByName } from './rule-of.ts';
import type { Substitution, TargetAbilities } from './target.ts';

/** What one target can express, as far as making a policy fit needs it. */
export interface Reach {
  readonly label: string;
  readonly can: TargetAbilities;
  /** What can be decided about tools that are not listed. */
  readonly unlisted: readonly Unlisted[];
  /** Windows in which it counts; all where left out. */
  readonly windows?: readonly Window[];
  readonly conditionFits?: (condition: Condition) => boolean;
  /** Do all conditions of a rule fit together? */
  readonly conditionsFit?: (conditions: readonly Condition[]) => boolean;
  /** Does refusing a tool also take it out of the list that the agent sees? */
  readonly refusedIsHidden?: boolean;
  /** Why it cannot ask, as the start of a sentence, where that holds only for this policy. */
  readonly noAsk?: string;
  /** Why no condition is written for it, where it is not that it cannot check arguments. */
  readonly noConditions?: string;
}

export type Fitted =
  | {
      readonly ok: true;
      readonly policy: Policy;
      readonly substitutions: readonly Substitution[];
    }
  | { readonly ok: false; readonly reason: string };

/**
 * The closest policy that a target can express and that is never looser: an ask becomes a refusal
 * where the target cannot ask; a limit becomes an ask, or else a refusal, where it cannot count (a
 * person who answers each call stands in for the counter); a condition becomes a refusal; unlisted
 * tools get the next stricter decision. Refuses, with a reason, where nothing stricter exists.
 */
export function fitPolicy(policy: Policy, reach: Reach): Fitted {
  if (!reach.can.severalServers && policy.servers.length > 1) {
    return {
      ok: false,
      reason: `${reach.label} takes one file per server: render each server by itself.`,
    };
  }
  const unwritable = unwritableName(policy);
  if (unwritable) return { ok: false, reason: unwritable };
  const unlisted = fitUnlisted(policy.unlisted, reach);
  if (unlisted === undefined) {
    return {
      ok: false,
      reason: `${reach.label} cannot refuse tools that the file does not list, as this policy wants.`,
    };
  }
  const undeniable = reach.can.deny ? undefined : firstRefused(policy, reach);
  if (undeniable) return { ok: false, reason: undeniable };
  const fitted = policy.servers.map((server) => fitServer(server, reach));
  const substitutions = fitted.flatMap((one) => one.substitutions);
  if (unlisted !== policy.unlisted) {
    substitutions.unshift(
      ...policy.servers.map(({ server }) => ({
        server,
        tool: null,
        sentence: unlistedSentence(policy.unlisted, unlisted, reach),
      })),
    );
  }
  return {
    ok: true,
    policy: { unlisted, servers: fitted.map((one) => one.server) },
    substitutions,
  };
}

/** A name that no text file can hold: empty, or half of a surrogate pair. */
function unwritableName({ servers }: Policy): string | undefined {
  const names = servers.flatMap((server) => [server.as, ...Object.keys(server.tools)]);
  const odd = names.find((name) => name === '' || !name.isWellFormed());
  if (odd === undefined) return undefined;
  return odd === ''
    ? 'A tool without a name cannot be listed.'
    : `The name ${JSON.stringify(odd)} is not valid Unicode, so no file can hold it.`;
}

function fitUnlisted(wanted: Unlisted, { unlisted }: Reach): Unlisted | undefined {
  const stricter: Record<Unlisted, readonly Unlisted[]> = {
    allow: ['allow', 'ask', 'deny'],
    ask: ['ask', 'deny'],
    deny: ['deny'],
  };
  return stricter[wanted].find((one) => unlisted.includes(one));
}

function unlistedSentence(wanted: Unlisted, got: Unlisted, { label }: Reach): string {
  const cannot =
    wanted === 'allow'
      ? 'let tools run that are not listed'
      : 'ask about tools that are not listed';
  return `${label} cannot ${cannot}: it ${got === 'ask' ? 'asks about' : 'refuses'} them.`;
}

function firstRefused(policy: Policy, reach: Reach): string | undefined {
  for (const server of policy.servers) {
    for (const [tool, rule] of Object.entries(server.tools)) {
      const { decision } = fitRule(rule, reach).rule;
      if (decision === 'deny' || decision === 'hide') {
        return `${reach.label} cannot refuse a single tool, as this policy wants for ${tool}.`;
      }
    }
  }
  return undefined;
}

function fitServer(
  server: ServerPolicy,
  reach: Reach,
): { server: ServerPolicy; substitutions: Substitution[] } {
  const substitutions: Substitution[] = [];
  let hidesRefused = false;
  const rules = Object.entries(server.tools).map(([tool, given]): [string, Rule] => {
    const { rule, sentences } = fitRule(given, reach);
    for (const sentence of sentences) substitutions.push({ server: server.server, tool, sentence });
    hidesRefused ||= rule.decision === 'hide' && given.decision !== 'hide';
    return [tool, rule];
  });
  if (hidesRefused) {
    const sentence = `${reach.label} also takes a refused tool out of the list that the agent sees.`;
    substitutions.push({ server: server.server, tool: null, sentence });
  }
  return { server: { ...server, tools: rulesByName(rules) }, substitutions };
}
