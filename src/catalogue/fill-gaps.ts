import type { Source } from '#domain/provenance.ts';
import type { Server } from '#domain/server.ts';
import { byIdentity } from './identity.ts';
import type { Identity } from './sources/server-from-record.ts';

/** The sources under ids that the taken ones do not have: record, record-2, record-3 … */
export function withFreeIds(sources: readonly Source[], taken: readonly Source[]): Source[] {
  const ids = new Set(taken.map(({ id }) => id));
  return sources.map((source) => {
    let id = source.id;
    for (let number = 2; ids.has(id); number += 1) id = `${source.id}-${number}`;
    ids.add(id);
    return { ...source, id };
  });
}

const GAPS = ['description', 'package', 'repository', 'licence', 'transport'] as const;

const fieldOf = (fact: (typeof GAPS)[number]) => (fact === 'package' ? 'packages' : fact);

const states = (record: Identity, fact: (typeof GAPS)[number]): boolean =>
  fact === 'package' ? record.packages.length > 0 : record[fact] !== undefined;

/** The facts that one record states and the kept one leaves open. */
export const missingFacts = (kept: Identity, other: Identity): (typeof GAPS)[number][] =>
  GAPS.filter((fact) => !states(kept, fact) && states(other, fact));

/** The server with its gaps filled from a record that knows no tools. */
function fillGaps(kept: Server, other: Identity): Server {
  const added = missingFacts(kept, other);
  const sources = withFreeIds(other.sources, kept.sources).map((source) => ({
    ...source,
    gives: ['identity' as const, ...added],
  }));
  return {
    ...kept,
    vendor: kept.vendor ?? other.vendor,
    ...Object.fromEntries(added.map(fieldOf).map((field) => [field, other[field]])),
    sources: [...kept.sources, ...sources],
  };
}

/** A repository without a folder may hold many servers: where no tool helps, it identifies none. */
const identifies = (identity: Identity): Identity =>
  identity.repository?.folder === undefined ? { ...identity, repository: undefined } : identity;

export interface Filled {
  readonly servers: readonly Server[];
  /** Which record said something about which server, by the server’s address. */
  readonly by: ReadonlyMap<string, Identity>;
}

/**
 * Fills the gaps of servers from the records of one source that know no tools: those of the same
 * package, or of the same folder of the same repository.
 */
export function fillAllGaps(servers: readonly Server[], identities: readonly Identity[]): Filled {
  const original = new Map(identities.map((identity) => [identifies(identity), identity]));
  const matching = byIdentity([...original.keys()]);
  const by = new Map<string, Identity>();
  const filled = servers.map((server) => {
    const [match] = matching(server);
    const found = match && original.get(match);
    if (!found) return server;
    by.set(server.slug, { ...found, sources: withFreeIds(found.sources, server.sources) });
    return fillGaps(server, found);
  });
  return { servers: filled, by };
}
