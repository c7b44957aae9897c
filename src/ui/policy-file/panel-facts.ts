import { callExceptions } from '#domain/policy/call-table.ts';
import { type EffectCounts, effectsOf } from '#domain/policy/effective.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { ruleOf } from '#domain/policy/rule-of.ts';
import { isRefused } from '#domain/policy/strictness.ts';
import type { EnforcementTarget, Rendered } from '#domain/policy/target.ts';
import { exceptionPhrase } from '#wording/calls.ts';
import { policySentences, unlistedSentence } from '#wording/rule.ts';

/** What a page says about the file of a policy in one format. */
export interface PanelFacts {
  readonly target: EnforcementTarget;
  readonly rendered: Rendered;
  /** What the file does; undefined to show the file alone. */
  readonly effect?: PanelEffect | undefined;
}

interface PanelEffect {
  /** The tool that the page is about; undefined where it is about a whole server. */
  readonly tool: string | undefined;
  /** What the file does with all tools of the server, where the page is about them. */
  readonly counts: EffectCounts | undefined;
  /** What the file does with tools that it does not list; empty where `does` says so. */
  readonly unlisted: string;
  /** What the file does with that tool. */
  readonly does: string;
  /** The calls that end differently from the table of the page, in words. */
  readonly exceptions: string;
  /** Does the file decide otherwise about that tool than the policy? */
  readonly decidesOtherwise: boolean;
}

/** What the page of a panel is about: one tool, all tools of a server, or neither. */
export interface PanelSubject {
  readonly tool?: string | undefined;
  readonly isServer?: boolean | undefined;
}

/** Works out the facts of a panel. */
export function panelFacts(
  target: EnforcementTarget,
  policy: Policy,
  rendered: Rendered,
  { tool, isServer = false }: PanelSubject,
): PanelFacts {
  if (!rendered.ok) return { target, rendered };
  const { effective } = rendered;
  const server = policy.servers[0]?.server ?? '';
  const real = effective.servers[0];
  const scope = tool === undefined ? { server } : { server, tool };
  const effect = {
    tool,
    does: tool === undefined ? '' : policySentences(effective, server, tool).join(' '),
    counts: isServer
      ? effectsOf({ splits: false, files: [{ policy, rendered }] }).counts
      : undefined,
    unlisted: isServer && real ? unlistedSentence(effective.unlisted, real) : '',
    exceptions: exceptionPhrase(callExceptions(policy, effective, scope)),
    decidesOtherwise: tool !== undefined && decidesOtherwise(policy, effective, tool),
  };
  return { target, rendered, effect };
}

function decidesOtherwise(policy: Policy, effective: Policy, tool: string): boolean {
  const [wanted, real] = [policy, effective].map(({ servers: [server] }) =>
    server ? ruleOf(server, tool) : undefined,
  );
  if (!wanted || !real || wanted.decision === real.decision) return false;
  return !(isRefused(wanted.decision) && isRefused(real.decision));
}
