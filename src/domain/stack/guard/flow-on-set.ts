import { type Effect, effectOfDecision } from '../../policy/effective.ts';
import type { Policy, Rule, ServerPolicy } from '../../policy/policy.ts';
import { ruleOf } from '../../policy/rule-of.ts';
import { marksOf } from '../../policy/session.ts';
import { isRefused } from '../../policy/strictness.ts';
import { MARKS, type Mark } from '../../policy/vocabulary.ts';
import type { FilledLegs } from '../together.ts';

/** What following the session does about a set of tools, once the tools of its other legs have run. */
export interface FlowOnSet {
  /** The effect on every tool of the leg; `runs` where no leg is held back. */
  readonly effect: Effect;
  readonly leg: FilledLegs['legs'][number]['leg'] | undefined;
  /** What the session has read by then, that the effect depends on; none where it holds from the start. */
  readonly after: readonly Mark[];
  /** Do calls with some arguments, such as those that the user named, still run? */
  readonly unlessArguments: boolean;
}

const RUNS: FlowOnSet = { effect: 'runs', leg: undefined, after: [], unlessArguments: false };

/** The last leg of a set that the policy holds back in a session in which the other legs have run. */
export function flowOnSet({ legs }: FilledLegs, policy: Policy): FlowOnSet {
  const filled = legs.filter(({ tools }) => tools.length > 0);
  const flows = filled.map((leg): FlowOnSet => {
    const others = filled.filter((other) => other !== leg);
    const marks = MARKS.filter((mark) =>
      others.some(({ tools }) => tools.every((tool) => bringsOf(policy, tool).includes(mark))),
    );
    return { leg: leg.leg, ...heldBack(leg.tools, policy, marks) };
  });
  return (
    flows.findLast(({ effect }) => effect === 'refused') ??
    flows.findLast(({ effect }) => effect === 'asks') ??
    RUNS
  );
}

type Tool = FilledLegs['legs'][number]['tools'][number];

/** The server of a tool: a policy of several may have had to call one of two of one name otherwise. */
function serverIn({ servers }: Policy, { server, serverSlug }: Tool): ServerPolicy | undefined {
  const same = servers.filter((candidate) => candidate.server === serverSlug);
  return same.find(({ as }) => as === server) ?? same[0];
}

function bringsOf(policy: Policy, tool: Tool): readonly Mark[] {
  const server = serverIn(policy, tool);
  return server ? marksOf(policy, { server: server.as, tool: tool.name }) : [];
}

/** The loosest effect on these tools. */
function heldBack(
  tools: readonly Tool[],
  policy: Policy,
  marks: readonly Mark[],
): Omit<FlowOnSet, 'leg'> {
  const each = tools.map((tool) => {
    const server = serverIn(policy, tool);
    const rule = server && ruleOf(server, tool.name);
    if (rule) return effectAfter(rule, marks);
    const effect = server ? effectOfDecision(policy.unlisted) : ('runs' as const);
    return { effect, after: [], unlessArguments: false };
  });
  const [first, ...rest] = each;
  if (!first) return RUNS;
  return rest.reduce(
    (all, one) => ({
      effect: looser(all.effect, one.effect),
      after: MARKS.filter((mark) => all.after.includes(mark) || one.after.includes(mark)),
      unlessArguments: all.unlessArguments || one.unlessArguments,
    }),
    first,
  );
}

const looser = (a: Effect, b: Effect): Effect => {
  if (a === 'runs' || b === 'runs') return 'runs';
  return a === 'asks' || b === 'asks' ? 'asks' : 'refused';
};

/** What a rule does with a call of which no argument is known, in a session that has read this. */
function effectAfter(
  { decision, cases = [] }: Rule,
  marks: readonly Mark[],
): Omit<FlowOnSet, 'leg'> {
  let unlessArguments = false;
  if (!isRefused(decision)) {
    for (const { when, decision: then } of cases) {
      const { after = [] } = when;
      if (!after.every((mark) => marks.includes(mark))) continue;
      if (!when.arguments) return { effect: effectOfDecision(then), after, unlessArguments };
      unlessArguments ||= then === 'allow';
    }
  }
  return { effect: effectOfDecision(decision), after: [], unlessArguments };
}
