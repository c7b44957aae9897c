import type { Catalogue } from '#queries/database.ts';
import { readAgain } from '#queries/read-again.ts';
import type { SiteState } from './site-state.ts';

/**
 * For each known read, by its number, whether it gives the same in this catalogue. A shared value is
 * the same while all that it was made from is; otherwise it is worked out again.
 */
export function unchangedReads(
  state: SiteState,
  catalogue: Catalogue,
  done: (count: number) => void,
): (read: number) => boolean {
  const same = new Uint8Array(state.readCount);
  for (const { id, read, digest, parts } of state.reads()) {
    const isMade = parts?.every((part) => same[part] === 1) ?? false;
    same[id] = isMade || readAgain(catalogue, read) === digest ? 1 : 0;
    if (id % 1000 === 0) done(id);
  }
  return (read) => same[read] === 1;
}
