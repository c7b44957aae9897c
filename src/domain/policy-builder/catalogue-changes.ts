import { startedServer } from '../start/started-server.ts';
import { type ChangedSince, changedSince } from './changed-since.ts';
import type { PublishedServers } from './policy-of.ts';
import type { BuildState } from './state.ts';

export interface CatalogueChange {
  /** Place of the server in the state. */
  readonly at: number;
  readonly server: string;
  /** Is the server itself gone from the catalogue? */
  readonly gone: boolean;
  /** Tools that the state decides about and the catalogue has no longer. */
  readonly vanished: readonly string[];
  /** Tools that the catalogue has and the state leaves undecided. */
  readonly undecided: readonly string[];
  /** Where decided tools changed since, or may have changed. */
  readonly since: ChangedSince | undefined;
}

/** Where a state and the catalogue of today do not fit; servers that fit are left out. */
export function catalogueChanges(
  state: BuildState,
  published: PublishedServers,
): CatalogueChange[] {
  return state.servers.flatMap((choice, at) => {
    const { server, starts, tools } = choice;
    const today = published.get(server);
    const known = new Set(today?.tools.map(({ name }) => name));
    const vanished = [...tools.keys()].filter((name) => !known.has(name));
    const offered = today ? startedServer(today, starts).tools.map(({ name }) => name) : [];
    const undecided = offered.filter((name) => !tools.has(name));
    const since = today && seenChange(changedSince(choice, today));
    if (today && vanished.length === 0 && undecided.length === 0 && !since) return [];
    return [{ at, server, gone: !today, vanished, undecided, since }];
  });
}

/** Nothing where all versions between were read and no decided tool changed. */
const seenChange = (since: ChangedSince | undefined): ChangedSince | undefined =>
  since?.tools?.size === 0 ? undefined : since;
