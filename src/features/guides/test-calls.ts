import { type CallRow, callTable } from '#domain/policy/call-table.ts';
import { OUTCOMES } from '#domain/policy/decide.ts';
import type { Policy } from '#domain/policy/policy.ts';

/** Calls that show whether a file is in force, refusals first, each tool and call once. */
export function testCalls(policy: Policy, server: string): CallRow[] {
  const [first] = policy.servers;
  const tools = Object.keys(first?.tools ?? {});
  const rows = tools.flatMap((tool) => callTable(policy, { server, tool }));
  const hasUnlisted = rows.some(({ call }) => call.kind === 'unlisted-neighbour');
  const skipped = ['listed-neighbour', ...(hasUnlisted ? ['later-tool'] : [])];
  const distinct = new Map(rows.map((row) => [JSON.stringify([row.tool, row.call]), row]));
  return [...distinct.values()]
    .filter(({ call }) => !skipped.includes(call.kind))
    .sort((a, b) => OUTCOMES.indexOf(b.outcome) - OUTCOMES.indexOf(a.outcome));
}
