import type { Catalogue } from '#queries/database.ts';
import { readAgain } from '#queries/read-again.ts';
import type { CatalogueChanges } from './catalogue-changes.ts';
import type { SiteState } from './site-state.ts';

/**
 * For each known read, by its number, whether it gives the same in this catalogue. A shared value is
 * the same while all that it was made from is; otherwise it is worked out again. `changes` are those since the
 * catalogue that was read; null where they are not known. Files are read when they are asked for.
 */
export function unchangedReads(
  state: SiteState,
  catalogue: Catalogue,
  changes: CatalogueChanges | null,
  done: (count: number) => void,
): (read: number) => boolean {
  const same = new Uint8Array(state.readCount);
  const files = new Map<number, () => boolean>();
  for (const { id, read, digest, parts } of state.reads()) {
    const isSame =
      read.kind === 'rows'
        ? changes?.mayConcern(read.sql, read.scope) === false
        : parts?.every((part) => same[part] === 1);
    if (read.kind === 'file') files.set(id, () => readAgain(catalogue, read) === digest);
    else same[id] = isSame || readAgain(catalogue, read) === digest ? 1 : 0;
    if (id % 1000 === 0) done(id);
  }
  return (read) => same[read] === 1 || files.get(read)?.() === true;
}
