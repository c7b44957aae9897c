import type { Call, Outcome } from './decide.ts';
import { judgeCall } from './judge-call.ts';
import type { Limit, Policy, Rule, ServerPolicy } from './policy.ts';
import { ruleOf, serverOf } from './rule-of.ts';
import { badArguments, goodArguments } from './sample-arguments.ts';
import { conditionWords, ordinal } from './words.ts';

export interface TruthRow {
  /** The call in words: "this tool", "the 31st call in one minute". */
  readonly call: string;
  readonly tool: string;
  readonly outcome: Outcome;
  readonly because: string;
}

/**
 * Calls around one tool, judged by `decide`: this tool, the call after each limit is used up, a bad
 * argument for each condition, a listed neighbour, and a tool that is not listed. Give it the
 * effective policy of a rendered file.
 */
export function truthTable(policy: Policy, server: string, tool: string): TruthRow[] {
  const found = serverOf(policy, server);
  if (!found) throw new RangeError(`the policy holds no server named ${server}`);
  const rule = ruleOf(found, tool);
  const judge = judgeOn(policy, found);
  return [
    ...(rule ? ownRows(judge, tool, rule) : [judge('this tool', tool, {})]),
    ...neighbourRow(judge, found, tool, rule),
    ...unlistedRow(judge, found, tool),
  ];
}

type Judge = (words: string, tool: string, args: Call['arguments'], used?: Limit) => TruthRow;

function judgeOn(policy: Policy, { as }: ServerPolicy): Judge {
  return (words, tool, args, used) => {
    const verdict = judgeCall(policy, { server: as, tool, arguments: args, used });
    return { call: words, tool, ...verdict };
  };
}

function ownRows(judge: Judge, tool: string, rule: Rule): TruthRow[] {
  const good = goodArguments(rule.conditions);
  const rows: TruthRow[] = [];
  if (good) {
    rows.push(
      judge(
        rule.conditions.length > 0 ? 'this tool, as the rule wants it' : 'this tool',
        tool,
        good,
      ),
    );
    for (const limit of rule.limits) rows.push(beyondLimit(judge, tool, good, limit));
  }
  for (const condition of rule.conditions) {
    const bad = badArguments(rule.conditions, condition);
    const words = `this tool, where it is not true that ${conditionWords(condition)}`;
    if (bad) rows.push(judge(words, tool, bad));
  }
  return rows;
}

function beyondLimit(judge: Judge, tool: string, args: Call['arguments'], limit: Limit): TruthRow {
  return judge(`the ${ordinal(limit.max + 1)} call in one ${limit.per}`, tool, args, limit);
}

function neighbourRow(
  judge: Judge,
  server: ServerPolicy,
  tool: string,
  rule: Rule | undefined,
): TruthRow[] {
  const listed = Object.keys(server.tools).filter((name) => name !== tool);
  const different = listed.find((name) => ruleOf(server, name)?.decision !== rule?.decision);
  const neighbour = different ?? listed[0];
  if (neighbour === undefined) return [];
  const args = goodArguments(ruleOf(server, neighbour)?.conditions ?? []);
  return args ? [judge('another listed tool', neighbour, args)] : [];
}

function unlistedRow(judge: Judge, server: ServerPolicy, tool: string): TruthRow[] {
  const name = [...(server.neighbours ?? []), 'a_tool_added_later'].find(
    (one) => one !== tool && !ruleOf(server, one),
  );
  return name === undefined ? [] : [judge('a tool that is not listed', name, {})];
}
