import type { Outcome } from './decide.ts';
import { judgeCall } from './judge-call.ts';
import type { Limit, Policy, Rule, ServerPolicy } from './policy.ts';
import { ruleOf, serverOf } from './rule-of.ts';
import { badArguments, goodArguments } from './sample-arguments.ts';
import { conditionWords, ordinal } from './words.ts';

/** What happens to one call. */
export interface CallRow {
  /** The tool's exact name; null where the words say which tool is called. */
  readonly name: string | null;
  /** "the 31st call in one hour"; empty for a call that only the name tells. */
  readonly words: string;
  readonly outcome: Outcome;
}

/** Which calls a table is about: those around one tool, or those that show what a whole policy does. */
export interface CallScope {
  readonly server: string;
  readonly tool?: string;
}

interface Trial extends Pick<CallRow, 'name' | 'words'> {
  readonly tool: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  /** A limit that earlier calls have used up. */
  readonly used?: Limit;
}

const LATER = 'a_tool_added_later';

/**
 * What the policy, as `decide` reads it, makes of calls: of the tool as the rule wants it, after each
 * limit, with a bad argument for each condition; of another tool of the server, and of a tool that
 * is added later. Without a tool: of one tool for each kind of rule.
 */
export function callTable(policy: Policy, scope: CallScope): CallRow[] {
  return trials(policy, scope).map((trial) => tried(policy, scope.server, trial));
}

/**
 * The calls that end differently under the policy that a file really enforces: the rows of the
 * decided table with another outcome, and rows that only the file has, such as another limit.
 */
export function callExceptions(decided: Policy, effective: Policy, scope: CallScope): CallRow[] {
  const calls = trials(decided, scope);
  const rows = calls.map((trial) => tried(decided, scope.server, trial));
  const known = new Set(calls.map(keyOf));
  const changed = calls
    .map((trial) => tried(effective, scope.server, trial))
    .filter(({ outcome }, index) => outcome !== rows[index]?.outcome);
  const server = found(effective, scope);
  const tools = scope.tool === undefined ? shown(found(decided, scope)) : [scope.tool];
  const added = tools
    .flatMap((tool) => trialsOf(tool, ruleOf(server, tool), scope))
    .filter((trial) => !known.has(keyOf(trial)))
    .map((trial) => tried(effective, scope.server, trial));
  return [...changed, ...added];
}

const keyOf = ({ tool, words }: Trial) => JSON.stringify([tool, words]);

function found(policy: Policy, { server }: CallScope): ServerPolicy {
  const one = serverOf(policy, server);
  if (!one) throw new RangeError(`the policy holds no server named ${server}`);
  return one;
}

function trials(policy: Policy, scope: CallScope): Trial[] {
  const server = found(policy, scope);
  const later = { name: null, words: 'a tool added later', tool: LATER, arguments: {} };
  if (scope.tool === undefined) {
    const own = shown(server).flatMap((tool) => trialsOf(tool, ruleOf(server, tool), scope));
    return [...own, later];
  }
  const own = trialsOf(scope.tool, ruleOf(server, scope.tool), scope);
  const other = server.neighbours?.find((name) => name !== scope.tool && !ruleOf(server, name));
  if (other === undefined) return [...own, later];
  const neighbour = {
    name: other,
    words: 'which the file does not list',
    tool: other,
    arguments: {},
  };
  return [...own, neighbour, later];
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

function trialsOf(tool: string, rule: Rule | undefined, scope: CallScope): Trial[] {
  const name = scope.tool === undefined ? tool : null;
  const about = (words: string, args: Trial['arguments'], used?: Limit): Trial => ({
    name,
    words,
    tool,
    arguments: args,
    ...(used ? { used } : {}),
  });
  const subject = name === null ? 'this tool' : '';
  if (!rule || rule.conditions.length === 0) {
    const words = name === null ? `${subject}, whatever its arguments` : '';
    return [about(words, {}), ...(rule?.limits ?? []).map((limit) => beyond(about, {}, limit))];
  }
  const good = goodArguments(rule.conditions);
  const bad = rule.conditions.flatMap((condition) => {
    const args = badArguments(rule.conditions, condition);
    const words = `${subject} where it is not true that ${conditionWords(condition)}`.trim();
    return args ? [about(words, args)] : [];
  });
  if (!good) return bad;
  const own = about(`${subject} with arguments as the rule wants them`.trim(), good);
  return [own, ...rule.limits.map((limit) => beyond(about, good, limit)), ...bad];
}

function beyond(
  about: (words: string, args: Trial['arguments'], used: Limit) => Trial,
  args: Trial['arguments'],
  limit: Limit,
): Trial {
  return about(`the ${ordinal(limit.max + 1)} call in one ${limit.per}`, args, limit);
}

function tried(policy: Policy, server: string, { name, words, ...call }: Trial): CallRow {
  const { outcome } = judgeCall(policy, { server, ...call });
  return { name, words, outcome };
}
