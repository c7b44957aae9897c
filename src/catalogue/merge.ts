import type { Fact } from '#domain/provenance.ts';
import type { Server } from '#domain/server.ts';
import type { Tool } from '#domain/tool.ts';

/** Keys under which two records can be the same server: its package, or repository and folder. */
export function identityKeys(server: Server): string[] {
  const keys: string[] = [];
  if (server.package) {
    keys.push(`${server.package.registry}:${server.package.name.toLowerCase()}`);
  }
  if (server.repository) {
    const url = server.repository.url.toLowerCase().replace(/(\.git)?\/*$/, '');
    keys.push(`repository:${url}#${server.repository.folder ?? ''}`);
  }
  return keys;
}

function sharedTools(a: Server, b: Server): number {
  const names = new Set(a.tools.map((tool) => tool.name));
  return b.tools.filter((tool) => names.has(tool.name)).length;
}

/** Same identity and at least half of the smaller tool list in common. */
function sameServer(a: Server, b: Server): boolean {
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
  for (const fact of ['description', 'package', 'repository', 'licence', 'transport'] as const) {
    if (kept[fact] === undefined && other[fact] !== undefined) facts.push(fact);
  }
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
 * The kept server with its gaps filled from the other one. Its tool list stands as it is, except
 * where it knows only part of the tools: then the other's further tools are added.
 */
export function mergeServers(kept: Server, other: Server): Server {
  const theirs = new Map(other.tools.map((tool) => [tool.name, tool]));
  const tools = kept.tools.map((tool) => mergeTool(tool, theirs.get(tool.name)));
  const names = new Set(kept.tools.map((tool) => tool.name));
  const added = kept.known ? other.tools.filter((tool) => !names.has(tool.name)) : [];
  const taken = new Set(kept.sources.map((source) => source.id));
  const facts = addedFacts(kept, other, [...tools, ...added]);
  const sources = other.sources.map((source) => ({
    ...source,
    id: taken.has(source.id) ? `${source.id}-2` : source.id,
    gives: facts.filter((fact) => fact === 'identity' || source.gives.includes(fact)),
  }));
  return {
    ...kept,
    vendor: kept.vendor ?? other.vendor,
    description: kept.description ?? other.description,
    package: kept.package ?? other.package,
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

function repeatedTexts(texts: readonly string[]): Set<string> {
  const seen = new Set<string>();
  return new Set(texts.filter((text) => seen.has(text) || !seen.add(text)));
}

/** Gives every server a label of its own: its title, with the vendor or the slug where needed. */
export function labelled(servers: readonly Server[]): Server[] {
  const fold = (text: string) => text.toLowerCase();
  const titles = repeatedTexts(servers.map((server) => fold(server.title)));
  const withVendor = (server: Server) =>
    server.vendor && titles.has(fold(server.title)) && server.origin === 'foreign'
      ? `${server.title} (${server.vendor})`
      : server.title;
  const labels = repeatedTexts(servers.map((server) => fold(withVendor(server))));
  const ours = new Set(servers.filter((s) => s.origin === 'ours').map((s) => fold(s.title)));
  return servers.map((server) => {
    const label = withVendor(server);
    const clash =
      labels.has(fold(label)) && (server.origin === 'foreign' || !ours.has(fold(label)));
    return { ...server, label: clash ? `${server.title} (${server.slug})` : label };
  });
}

export interface Merged {
  readonly servers: readonly Server[];
  /** Foreign slugs that became part of a server that was there already. */
  readonly joined: ReadonlyMap<string, string>;
}

/**
 * Joins sources in their order, ours first. Within one source records are distinct already; across
 * sources each server takes at most one record: the one that shares most tools with it.
 */
export function mergeSources(sources: readonly (readonly Server[])[]): Merged {
  let servers: Server[] = [];
  const joined = new Map<string, string>();
  for (const source of sources) {
    const byKey = new Map<string, Server[]>();
    for (const server of source) {
      for (const key of identityKeys(server)) byKey.set(key, [...(byKey.get(key) ?? []), server]);
    }
    const used = new Set<Server>();
    servers = servers.map((server) => {
      const best = identityKeys(server)
        .flatMap((key) => byKey.get(key) ?? [])
        .filter((other) => !used.has(other) && sameServer(server, other))
        .sort((a, b) => sharedTools(server, b) - sharedTools(server, a))[0];
      if (!best) return server;
      used.add(best);
      joined.set(best.slug, server.slug);
      return mergeServers(server, best);
    });
    const taken = new Set(servers.map((server) => server.slug));
    for (const server of source) {
      if (used.has(server)) continue;
      const slug = freeSlug(server, taken);
      taken.add(slug);
      servers.push(slug === server.slug ? server : { ...server, slug });
    }
  }
  servers.sort((a, b) => (a.slug < b.slug ? -1 : 1));
  return { servers: labelled(servers), joined };
}
