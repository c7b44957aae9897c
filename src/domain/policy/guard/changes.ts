import { MARKS, type Mark, type Policy, type Rule, type RuleCase } from '../policy.ts';

/** What following the session changes about calls of a tool, compared with the decision of its rule. */
export type GuardChange =
  /** It asks, and runs as long as the session has not read all of these. */
  | { readonly kind: 'runs-until'; readonly read: readonly Mark[] }
  /** It asks, and calls with some arguments run. */
  | { readonly kind: 'runs-with-arguments' }
  /** It runs, and is asked about, or refused, once the session has read all of these. */
  | { readonly kind: 'asks-after'; readonly read: readonly Mark[] }
  /** It runs, and calls with some arguments are asked about or refused in every session. */
  | { readonly kind: 'asks-for-arguments' };

/** What the cases of a rule change; undefined where no call ends otherwise than the rule decides. */
export function guardChange({ decision, cases = [] }: Rule): GuardChange | undefined {
  if (decision === 'ask' && cases.some((each) => each.decision === 'allow')) {
    const first = cases.find(({ when }) => !when.after && !when.arguments);
    const read = first?.decision === 'allow' ? readIn(cases.slice(0, cases.indexOf(first))) : [];
    return read.length > 0 ? { kind: 'runs-until', read } : { kind: 'runs-with-arguments' };
  }
  if (decision === 'allow' && cases.some((each) => each.decision !== 'allow')) {
    const read = readIn(cases);
    return read.length > 0 ? { kind: 'asks-after', read } : { kind: 'asks-for-arguments' };
  }
  return undefined;
}

/** What a session has to have read before the first of these cases asks or refuses: the fewest marks. */
function readIn(cases: readonly RuleCase[]): Mark[] {
  const stricter = cases.filter(({ decision }) => decision !== 'allow');
  const [fewest = []] = stricter
    .map(({ when: { after = [] } }) => after)
    .sort((a, b) => a.length - b.length);
  return MARKS.filter((mark) => fewest.includes(mark));
}

/** Numbers of listed tools. */
export interface GuardCounts {
  readonly all: number;
  /** Tools that ask without the guard. */
  readonly asks: number;
  /** Of those: how many run until the session has read something. */
  readonly runsUntil: number;
  /** Of those that ask: how many run with some arguments only. */
  readonly runsWithArguments: number;
  /** Tools that run without the guard, and are asked about once the session has read something. */
  readonly asksAfter: number;
  /** Tools that run without the guard, and are asked about with some arguments. */
  readonly asksForArguments: number;
  /** Tools that have a limit, which the guard counts. */
  readonly limited: number;
}

/** What following the session changes about the tools that a policy lists. */
export function guardCounts({ servers }: Policy): GuardCounts {
  const rules = servers.flatMap(({ tools }) => Object.values(tools));
  const changes = rules.map((rule) => guardChange(rule)?.kind);
  const having = (kind: GuardChange['kind']) => changes.filter((each) => each === kind).length;
  return {
    all: rules.length,
    asks: rules.filter(({ decision }) => decision === 'ask').length,
    runsUntil: having('runs-until'),
    runsWithArguments: having('runs-with-arguments'),
    asksAfter: having('asks-after'),
    asksForArguments: having('asks-for-arguments'),
    limited: rules.filter(({ limits }) => limits.length > 0).length,
  };
}
