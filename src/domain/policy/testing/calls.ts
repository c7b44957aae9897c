import type { Call, PastCall } from '../decide.ts';
import type { Policy, Rule, ServerPolicy } from '../policy.ts';
import { ruleOf } from '../rule-of.ts';
import { badArguments, goodArguments } from '../sample-arguments.ts';
import { PROBES } from './probes.ts';

const START = Date.UTC(2026, 10, 21);

/** Every listed tool, every known neighbour and a stranger; fresh, used up, and with bad arguments. */
export function* calls(policy: Policy, given: Policy): Generator<[Call, PastCall[]]> {
  for (const server of policy.servers) {
    const names = given.servers.flatMap((server) => [
      ...Object.keys(server.tools),
      ...(server.neighbours ?? []),
    ]);
    for (const tool of new Set([...names, 'a_stranger'])) {
      if (isForeign(given, server, tool)) continue;
      const rule = ruleOf(server, tool);
      for (const args of argumentsFor(rule)) {
        const base = { server: server.as, tool, arguments: args };
        yield [{ ...base, at: START }, []];
        for (const limit of rule?.limits ?? [])
          yield [{ ...base, at: START + 1 }, past(base, limit.max)];
        for (const limit of rule?.limits ?? [])
          yield [{ ...base, at: START + 1 }, past(base, limit.max - 1)];
      }
    }
  }
}

/** A tool that this server does not have and that nobody told the target about. */
function isForeign(given: Policy, server: ServerPolicy, tool: string): boolean {
  const own = given.servers.find((candidate) => candidate.as === server.as);
  return tool !== 'a_stranger' && !(own && (ruleOf(own, tool) || own.neighbours?.includes(tool)));
}

function argumentsFor(rule: Rule | undefined): Record<string, unknown>[] {
  if (!rule || rule.conditions.length === 0) return [{}];
  const bad = rule.conditions.map((condition) => badArguments(rule.conditions, condition));
  const good = goodArguments(rule.conditions);
  const probes = good
    ? rule.conditions.flatMap(({ argument }) =>
        PROBES.map((value) => ({ ...good, other: '\0"', [argument]: value })),
      )
    : [];
  return [good, ...bad, ...probes, {}].filter((args) => args !== null);
}

function past(call: { server: string; tool: string }, count: number): PastCall[] {
  return Array.from({ length: count }, () => ({ server: call.server, tool: call.tool, at: START }));
}
