import { type Catalogue, rows } from './database.ts';
import { digestOfMemo } from './memo.ts';
import { digestOfFile } from './tracked-file.ts';
import { digestOf, notingNow, type Read } from './tracking.ts';

/** A digest of what a read gives now; null where it cannot be read any more. */
export function readAgain(db: Catalogue, read: Read): string | null {
  return notingNow(null, () => {
    try {
      if (read.kind === 'memo') return digestOfMemo(db, read.name, read.args);
      if (read.kind === 'entry') return digestOfMemo(db, read.name, read.args, read.key);
      if (read.kind === 'file') return digestOfFile(read.path);
      return digestOf(rows(db, read.sql, ...read.values));
    } catch {
      return null;
    }
  });
}
