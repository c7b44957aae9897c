import type { Catalogue } from '#queries/database.ts';
import { readAgain } from '#queries/read-again.ts';
import type { CatalogueChanges } from './catalogue-changes.ts';
import type { SiteState } from './site-state.ts';

const [OTHER, SAME, UNREAD] = [0, 1, 2];

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
  const found = new Uint8Array(state.readCount).fill(SAME);
  const files = new Map<number, () => boolean>();
  for (const known of state.readsAfter(changes)) {
    const { id, digest, parts } = known;
    if (id % 1000 === 0) done(id);
    if (parts?.every((part) => found[part] === SAME)) continue;
    const { read } = known;
    const isSame = () => readAgain(catalogue, read) === digest;
    if (read.kind === 'file') files.set(id, isSame);
    found[id] = read.kind === 'file' ? UNREAD : isSame() ? SAME : OTHER;
  }
  return (read) => (found[read] === UNREAD ? files.get(read)?.() === true : found[read] === SAME);
}
