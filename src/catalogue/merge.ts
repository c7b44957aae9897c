import type { Fact } from '#domain/provenance.ts';
import type { Server } from '#domain/server.ts';
import type { Tool } from '#domain/tool.ts';
import { disagreements, type Member } from './disagreements.ts';
import { fillAllGaps, missingFacts, withFreeIds } from './fill-gaps.ts';
import { byIdentity } from './identity.ts';
import { labelled } from './labels.ts';
import type { Identity } from './sources/server-from-record.ts';

function sharedTools(a: Server, b: Server): number {
  const names = new Set(a.tools.map((tool) => tool.name));
  return b.tools.filter((tool) => names.has(tool.name)).length;
}

/** Do two servers with the same identity share at least half of the smaller tool list? */
function sharesTools(a: Server, b: Server): boolean {
  return sharedTools(a, b) * 2 >= Math.min(a.tools.length, b.tools.length);
}

function mergeTool(kept: Tool, other: Tool | undefined): Tool {
  if (!other) return kept;
  const borrowed = kept.parameters === null && other.parameters !== null;
  return {
    ...kept,
    title: kept.title ?? other.title,
    description: kept.description ?? other.description,
    parameters: kept.parameters ?? other.parameters,
    quoted: borrowed ? other.quoted : kept.quoted,
    hints: { ...other.hints, ...kept.hints },
  };
}

/** Which facts the other server adds to the kept one; `identity` where it only agrees. */
function addedFacts(kept: Server, other: Server, tools: readonly Tool[]): Fact[] {
  const facts: Fact[] = ['identity'];
  facts.push(...missingFacts(kept, other));
  const before = new Map(kept.tools.map((tool) => [tool.name, tool]));
  if (tools.length > kept.tools.length) facts.push('tools');
  if (tools.some((tool) => before.get(tool.name)?.parameters === null && tool.parameters)) {
    facts.push('parameters');
  }
  if (tools.some((tool) => tool.description !== before.get(tool.name)?.description)) {
    facts.push('description');
  }
  return [...new Set(facts)];
}

/**
 * The kept server with its gaps filled from the other one. Its tool list stays as it is, except
 * where it knows only part of the tools: then the other's further tools are added.
 */
export function mergeServers(kept: Server, other: Server): Server {
  const theirs = new Map(other.tools.map((tool) => [tool.name, tool]));
  const tools = kept.tools.map((tool) => mergeTool(tool, theirs.get(tool.name)));
  const names = new Set(kept.tools.map((tool) => tool.name));
  const added = kept.known ? other.tools.filter((tool) => !names.has(tool.name)) : [];
  const facts = addedFacts(kept, other, [...tools, ...added]);
  const sources = withFreeIds(other.sources, kept.sources).map((source) => ({
    ...source,
    gives: facts.filter((fact) => fact === 'identity' || source.gives.includes(fact)),
  }));
  return {
    ...kept,
    vendor: kept.vendor ?? other.vendor,
    description: kept.description ?? other.description,
    packages: kept.packages.length > 0 ? kept.packages : other.packages,
    repository: kept.repository ?? other.repository,
    transport: kept.transport ?? other.transport,
    licence: kept.licence ?? other.licence,
    known: added.length > 0 ? undefined : kept.known,
    sources: [...kept.sources, ...sources],
    tools: [...tools, ...added],
  };
}

function freeSlug(server: Server, taken: ReadonlySet<string>): string {
  if (!taken.has(server.slug)) return server.slug;
  for (let number = 2; ; number += 1) {
    const slug = `${server.slug}-${number}`;
    if (!taken.has(slug)) return slug;
  }
}

export interface Merged {
  readonly servers: readonly Server[];
  /** Foreign slugs that became part of a server that was there already. */
  readonly joined: ReadonlyMap<string, string>;
  /** How often a record without tools said something about a server. */
  readonly identified: number;
}

/** One source: records with tools, and records that only identify a server. */
export interface MergeSource {
  readonly servers: readonly Server[];
  readonly identities?: readonly Identity[];
}

/**
 * Joins sources in their order, ours first. Within one source records are distinct already; across
 * sources each server takes at most one record: the one that shares most tools with it.
 */
export function mergeSources(sources: readonly MergeSource[]): Merged {
  let servers: Server[] = [];
  const joined = new Map<string, string>();
  const members = new Map<string, Member[]>();
  const remember = (server: Server, member: Member) => {
    members.set(server.slug, [...(members.get(server.slug) ?? [server]), member]);
  };
  for (const source of sources) {
    const matching = byIdentity(source.servers);
    const used = new Set<Server>();
    servers = servers.map((server) => {
      const best = matching(server)
        .filter((other) => !used.has(other) && sharesTools(server, other))
        .sort((a, b) => sharedTools(server, b) - sharedTools(server, a))[0];
      if (!best) return server;
      used.add(best);
      joined.set(best.slug, server.slug);
      remember(server, { ...best, sources: withFreeIds(best.sources, server.sources) });
      return mergeServers(server, best);
    });
    const taken = new Set(servers.map((server) => server.slug));
    for (const server of source.servers) {
      if (used.has(server)) continue;
      const slug = freeSlug(server, taken);
      taken.add(slug);
      servers.push(slug === server.slug ? server : { ...server, slug });
    }
  }
  let identified = 0;
  for (const { identities } of sources) {
    const { servers: filled, by } = fillAllGaps(servers, identities ?? []);
    for (const server of servers) {
      const identity = by.get(server.slug);
      if (identity) remember(server, identity);
    }
    servers = [...filled];
    identified += by.size;
  }
  servers.sort((a, b) => (a.slug < b.slug ? -1 : 1));
  const withDisagreements = servers.map((server) => {
    const found = disagreements(members.get(server.slug) ?? []);
    return found.length > 0 ? { ...server, disagreements: found } : server;
  });
  return { servers: labelled(withDisagreements), joined, identified };
}
