import type { Outcome } from '#domain/policy/decide.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { type TruthRow, truthTable } from '#domain/policy/truth-table.ts';

export const OUTCOME_WORDS: Record<Outcome, string> = {
  allowed: 'It runs.',
  asked: 'A person is asked.',
  denied: 'It is refused.',
  hidden: 'It is refused, and the agent does not see the tool.',
};

const NEIGHBOUR = 'another listed tool';

/** Calls that show whether a file is in force, refusals first, each tool and call once. */
export function testCalls(policy: Policy, server: string): TruthRow[] {
  const [first] = policy.servers;
  const tools = Object.keys(first?.tools ?? {});
  const seen = new Set<string>();
  const rows = tools
    .flatMap((tool) => truthTable(policy, server, tool))
    .filter((row) => row.call !== NEIGHBOUR)
    .filter(({ call, tool }) => {
      const key = `${call} ${tool}`;
      return !seen.has(key) && seen.add(key);
    });
  const order: readonly Outcome[] = ['hidden', 'denied', 'asked', 'allowed'];
  return rows.sort((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome));
}
