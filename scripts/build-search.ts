import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { close } from 'pagefind';
import type { SearchRecord } from '#domain/search/record.ts';
import {
  attackRecords,
  serverRecords,
  toolRecords,
} from '#features/search/queries/search-records.ts';
import { openCatalogue } from '#queries/database.ts';
import { guideRecords } from './search/guide-records.ts';
import { nameWords } from './search/name-words.ts';
import { recordProgress } from './search/progress.ts';
import { writeIndex } from './search/write-index.ts';

export interface SearchBuild {
  readonly database: string;
  /** Folder of the built site; search goes into its `pagefind/`. */
  readonly outDir: string;
  readonly content?: string;
  readonly progress?: (line: string) => void;
}

/** What the site loads; all else that Pagefind writes is its own user interface. */
const SHARED = ['pagefind.js', 'wasm.en.pagefind'];
const KEPT = /^(pagefind-entry\.json|.+\.pf_meta|fragment|index|filter)$/;

/** Keeps the index alone in `folder`; script and engine go one folder up, once for all indexes. */
function tidy(folder: string, home: string): void {
  for (const name of readdirSync(folder)) {
    if (SHARED.includes(name)) renameSync(join(folder, name), join(home, name));
    else if (!KEPT.test(name)) rmSync(join(folder, name), { recursive: true });
  }
}

/**
 * Writes the search index of a catalogue. Tools have an index of their own, so that counting the
 * few other pages by kind costs nothing; see src/features/search/client/engine.ts for how both are asked.
 */
export async function buildSearch(build: SearchBuild): Promise<{ readonly records: number }> {
  const db = openCatalogue(build.database);
  const pages = [
    ...serverRecords(db),
    ...attackRecords(db),
    ...guideRecords(build.content ?? 'content'),
  ];
  const indexes: [string, readonly SearchRecord[]][] = [
    ['pages', pages],
    ['tools', toolRecords(db)],
  ];
  db.close();
  const records = indexes.reduce((sum, [, list]) => sum + list.length, 0);
  const say = build.progress ?? (() => undefined);
  const progress = recordProgress(records, say);
  const home = join(build.outDir, 'pagefind');
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  try {
    for (const [name, list] of indexes) {
      await writeIndex(join(home, name), list, progress);
      tidy(join(home, name), home);
    }
  } finally {
    await close();
  }
  const words = nameWords(indexes.flatMap(([, list]) => list));
  writeFileSync(join(home, 'words.txt'), words.join('\n'));
  say(`wrote ${records.toLocaleString('en')} records`);
  return { records };
}
