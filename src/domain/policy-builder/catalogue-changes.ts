import { startedServer } from '../start/started-server.ts';
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
}

/** Where a state and the catalogue of today do not fit; servers that fit are left out. */
export function catalogueChanges(
  state: BuildState,
  published: PublishedServers,
): CatalogueChange[] {
  return state.servers.flatMap(({ server, starts, tools }, at) => {
    const today = published.get(server);
    const known = new Set(today?.tools.map(({ name }) => name));
    const vanished = [...tools.keys()].filter((name) => !known.has(name));
    const offered = today ? startedServer(today, starts).tools.map(({ name }) => name) : [];
    const undecided = offered.filter((name) => !tools.has(name));
    if (today && vanished.length === 0 && undecided.length === 0) return [];
    return [{ at, server, gone: !today, vanished, undecided }];
  });
}
