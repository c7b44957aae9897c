import type { Server } from '#domain/server.ts';
import type { Place, Skipped } from './draft.ts';
import { readLines } from './lines.ts';
import { type Identity, identityFromRecord, serverFromRecord } from './server-from-record.ts';
import { shortPath } from './short-path.ts';
import { usableRecord } from './usable-record.ts';

export interface ForeignServers {
  readonly servers: readonly Server[];
  /** Records without tools, which can fill the gaps of servers. */
  readonly identities: readonly Identity[];
  readonly skipped: readonly Skipped[];
}

/** Collects records of one source in the catalogue's form. */
export function foreignServers() {
  const servers: Server[] = [];
  const identities: Identity[] = [];
  const skipped: Skipped[] = [];
  const add = (raw: unknown, place: Place): void => {
    const usable = usableRecord(raw, place, (reason) => skipped.push(reason));
    if (!usable) return;
    if ('identity' in usable) identities.push(identityFromRecord(usable.identity));
    else {
      const tools = usable.tools.map(({ tool }) => tool);
      servers.push(serverFromRecord(usable.record, tools));
    }
  };
  return { servers, identities, skipped, add };
}

/**
 * Reads a JSON-lines file of server records as a stream. A record that cannot be used is skipped
 * and reported with its line; a foreign mistake never stops the build.
 */
export async function readRecords(path: string): Promise<ForeignServers> {
  const file = shortPath(path);
  const found = foreignServers();
  for await (const { text, number } of readLines(path)) {
    if (text.trim() === '') continue;
    const place = { file, line: number };
    try {
      found.add(JSON.parse(text) as unknown, place);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      found.skipped.push({ ...place, what: 'record', reason: `not JSON: ${error.message}` });
    }
  }
  return found;
}
