import type { Policy } from '#domain/policy/policy.ts';
import { ruleOf } from '#domain/policy/rule-of.ts';
import type { Place } from './client.ts';

/** How a client writes the names of tools. */
export interface Naming {
  nameOf(server: string, tool: string): string;
  /** What the names of all tools of a server begin with. */
  prefixOf(server: string): string;
  /** Names from this length on may be cut in a way that is not known. */
  cutFrom?: number;
}

/** Characters that a cut name shares with the whole one. */
const KEPT = 24;

/**
 * The tools of a policy that a client may mean by a name: all whose names it writes so, also unlisted
 * ones that the policy knows of; else an unlisted tool of each server that the name may belong to.
 */
export function placesOf(policy: Policy, name: string, naming: Naming): Place[] {
  const isCut = naming.cutFrom !== undefined && name.length >= naming.cutFrom;
  const found = policy.servers.flatMap(({ as, tools, neighbours = [] }) =>
    [...Object.keys(tools), ...neighbours]
      .filter((tool) => {
        const written = naming.nameOf(as, tool);
        return written === name || (isCut && mayBeCut(written, name, naming.cutFrom ?? 0));
      })
      .map((tool) => ({ server: as, tool })),
  );
  const owners = policy.servers.filter(({ as }) => name.startsWith(naming.prefixOf(as)));
  if (found.length > 0 && !isCut) return found;
  const unlisted = owners.map(({ as }) =>
    unlistedPlace(policy, as, name.slice(naming.prefixOf(as).length)),
  );
  return [...found, ...unlisted];
}

function mayBeCut(written: string, name: string, from: number): boolean {
  return written.length >= from && written.slice(0, KEPT) === name.slice(0, KEPT);
}

/** A tool of this server for which the policy has no rule. */
export function unlistedPlace(policy: Policy, as: string, tool: string): Place {
  const server = policy.servers.find((one) => one.as === as);
  let unlisted = tool;
  while (server && ruleOf(server, unlisted)) unlisted += '?';
  return { server: as, tool: unlisted };
}
