import { type Call, decide, type Judgement, type PastCall, WINDOW_LENGTH } from './decide.ts';
import type { Condition, Limit, Policy, Rule, ServerPolicy } from './policy.ts';
import { ruleOf, serverOf } from './rule-of.ts';
import { badArguments, goodArguments } from './sample-arguments.ts';

/** What a call is tried with. */
export type TriedCall =
  /** The tool, under a rule without conditions or without a rule. */
  | { readonly kind: 'tool' }
  /** The tool, with arguments that meet every condition of its rule. */
  | { readonly kind: 'good-arguments' }
  /** The tool, with arguments that break this condition. */
  | { readonly kind: 'bad-argument'; readonly condition: Condition }
  /** The tool, after earlier calls have used up this limit. */
  | { readonly kind: 'beyond-limit'; readonly limit: Limit }
  /** Another tool that the policy lists. */
  | { readonly kind: 'listed-neighbour' }
  /** Another tool of the server that the policy does not list. */
  | { readonly kind: 'unlisted-neighbour' }
  /** A tool that the server adds later. */
  | { readonly kind: 'later-tool' }
  /** The same, and the server marks it as read-only. */
  | { readonly kind: 'later-read-only' };

/** What happens to one call. */
export interface CallRow extends Judgement {
  readonly tool: string;
  /** The tool's exact name; null where `call` says which tool is called. */
  readonly name: string | null;
  readonly call: TriedCall;
}

/** Which calls a table is about: those around one tool, or those that show what a whole policy does. */
export interface CallScope {
  readonly server: string;
  readonly tool?: string;
}

interface Trial extends Pick<CallRow, 'tool' | 'name' | 'call'> {
  readonly arguments: Readonly<Record<string, unknown>>;
}

const LATER: Trial = {
  tool: 'a_tool_added_later',
  name: null,
  call: { kind: 'later-tool' },
  arguments: {},
};

const LATER_READ_ONLY: Trial = { ...LATER, call: { kind: 'later-read-only' } };

/** Tools that are added later; those marked as read-only by themselves where they end differently. */
const later = ({ unlisted, unlistedReadOnly = unlisted }: Policy): Trial[] =>
  unlistedReadOnly === unlisted ? [LATER] : [LATER, LATER_READ_ONLY];

/**
 * What the policy, as `decide` reads it, makes of calls: of the tool as the rule wants it, after each
 * limit, with a bad argument for each condition; of a listed and an unlisted tool of the server, and
 * of a tool that is added later. Without a tool: of one tool for each kind of rule.
 */
export function callTable(policy: Policy, scope: CallScope): CallRow[] {
  return trials(policy, scope).map((trial) => decideTrial(policy, scope.server, trial));
}

/**
 * The calls that end differently under the policy that a file really enforces: the rows of the
 * decided table with another outcome, and rows that only the file has, such as another limit.
 */
export function callExceptions(decided: Policy, effective: Policy, scope: CallScope): CallRow[] {
  const calls = trials(decided, scope);
  const rows = calls.map((trial) => decideTrial(decided, scope.server, trial));
  const known = new Set(calls.map(keyOf));
  const changed = calls
    .map((trial) => decideTrial(effective, scope.server, trial))
    .filter(({ outcome }, index) => outcome !== rows[index]?.outcome);
  const server = found(effective, scope);
  const tools = scope.tool === undefined ? shown(found(decided, scope)) : [scope.tool];
  const added = [
    ...tools.flatMap((tool) => trialsOf(tool, ruleOf(server, tool), scope)),
    ...later(effective),
  ]
    .filter((trial) => !known.has(keyOf(trial)))
    .map((trial) => decideTrial(effective, scope.server, trial));
  return [...changed, ...added];
}

const keyOf = ({ tool, call }: Trial) => JSON.stringify([tool, call]);

function found(policy: Policy, { server }: CallScope): ServerPolicy {
  const listed = serverOf(policy, server);
  if (!listed) throw new RangeError(`the policy holds no server named ${server}`);
  return listed;
}

function trials(policy: Policy, scope: CallScope): Trial[] {
  const server = found(policy, scope);
  if (scope.tool === undefined) {
    const own = shown(server).flatMap((tool) => trialsOf(tool, ruleOf(server, tool), scope));
    return [...own, ...later(policy)];
  }
  const own = trialsOf(scope.tool, ruleOf(server, scope.tool), scope);
  return [...own, ...neighbours(server, scope.tool), ...later(policy)];
}

/** The first tool of each kind of rule. */
function shown({ tools }: ServerPolicy): string[] {
  const kinds = new Map<string, string>();
  for (const [tool, { decision, limits, conditions }] of Object.entries(tools)) {
    const kind = `${decision} ${limits.length > 0} ${conditions.length > 0}`;
    if (!kinds.has(kind)) kinds.set(kind, tool);
  }
  return [...kinds.values()];
}

/** A listed tool, rather one with another decision, and one that is not listed. */
function neighbours(server: ServerPolicy, tool: string): Trial[] {
  const rule = ruleOf(server, tool);
  const listed = Object.keys(server.tools).filter((name) => name !== tool);
  const different = listed.find((name) => ruleOf(server, name)?.decision !== rule?.decision);
  const neighbour = different ?? listed[0];
  const args = goodArguments((neighbour && ruleOf(server, neighbour)?.conditions) || []);
  const unlisted = server.neighbours?.find((name) => name !== tool && !ruleOf(server, name));
  return [
    ...(neighbour !== undefined && args
      ? [trial(neighbour, neighbour, { kind: 'listed-neighbour' }, args)]
      : []),
    ...(unlisted === undefined ? [] : [trial(unlisted, unlisted, { kind: 'unlisted-neighbour' })]),
  ];
}

function trialsOf(tool: string, rule: Rule | undefined, scope: CallScope): Trial[] {
  const name = scope.tool === undefined ? tool : null;
  const { conditions = [], limits = [] } = rule ?? {};
  const good = goodArguments(conditions);
  const kind = conditions.length > 0 ? 'good-arguments' : 'tool';
  const passing = good && [
    trial(tool, name, { kind }, good),
    ...limits.map((limit) => trial(tool, name, { kind: 'beyond-limit', limit }, good)),
  ];
  const refused = conditions.flatMap((condition) => {
    const bad = badArguments(conditions, condition);
    return bad ? [trial(tool, name, { kind: 'bad-argument', condition }, bad)] : [];
  });
  return [...(passing ?? []), ...refused];
}

function trial(
  tool: string,
  name: string | null,
  call: TriedCall,
  args: Trial['arguments'] = {},
): Trial {
  return { tool, name, call, arguments: args };
}

/** A full day boundary in UTC, so that every clock window is fresh. */
const START = Date.UTC(2026, 0, 1);

function decideTrial(policy: Policy, server: string, trial: Trial): CallRow {
  const { tool, name, call } = trial;
  const { made, history } = callOf(trial, server);
  return { tool, name, call, ...decide(policy, made, history) };
}

/** The call as a client makes it, and the calls before it. */
function callOf({ tool, call, arguments: args }: Trial, server: string) {
  const marked = call.kind === 'later-read-only' ? ({ readOnly: true } as const) : {};
  const made: Call = { server, tool, arguments: args, at: START, ...marked };
  if (call.kind !== 'beyond-limit') return { made, history: [] };
  const at = START + WINDOW_LENGTH[call.limit.per] - 1;
  return { made: { ...made, at }, history: usedUp(made, call.limit) };
}

/** A row with the call that it is about, for a reader of a file to judge. */
export interface MadeCall {
  readonly row: CallRow;
  readonly made: Call;
  readonly history: readonly PastCall[];
}

/** The rows of `callTable` with their calls, to a server of the name that the configuration gives it. */
export function callsOfTable(policy: Policy, scope: CallScope): MadeCall[] {
  const { as } = found(policy, scope);
  return trials(policy, scope).map((trial) => ({
    row: decideTrial(policy, scope.server, trial),
    ...callOf(trial, as),
  }));
}

/** The call of a tool that is added later and that its server marks as read-only. */
export function callOfReadOnly(policy: Policy, scope: CallScope): MadeCall {
  const { as } = found(policy, scope);
  const row = decideTrial(policy, scope.server, LATER_READ_ONLY);
  return { row, ...callOf(LATER_READ_ONLY, as) };
}

/** Calls that use up a limit, spread evenly over its window. */
function usedUp({ server, tool }: PastCall, { max, per }: Limit): PastCall[] {
  return Array.from({ length: max }, (_, index) => ({
    server,
    tool,
    at: START + Math.floor((index * WINDOW_LENGTH[per]) / max),
  }));
}
