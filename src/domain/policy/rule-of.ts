import type { Policy, Rule, ServerPolicy } from './policy.ts';

/** The rule that a server's policy lists for exactly this name; undefined where it lists none. */
export function ruleOf(server: ServerPolicy, tool: string): Rule | undefined {
  return Object.hasOwn(server.tools, tool) ? server.tools[tool] : undefined;
}

/** Finds a server by its name in the user's configuration, or else by its slug. */
export function serverOf(policy: Policy, server: string): ServerPolicy | undefined {
  return (
    policy.servers.find(({ as }) => as === server) ??
    policy.servers.find((listed) => listed.server === server)
  );
}

/** A record of rules that is safe for every tool name, `__proto__` included. */
export function rulesByName(entries: Iterable<readonly [string, Rule]>): Record<string, Rule> {
  return Object.fromEntries(entries);
}
