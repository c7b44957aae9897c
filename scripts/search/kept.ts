import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { SearchIndex, SearchIndexes } from '#domain/search/search-indexes.ts';
import { linkFile, linkFolder } from '../build/link-folder.ts';

/** What all indexes of a site share, beside them: script and engine. */
export const SHARED = ['pagefind.js', 'wasm.en.pagefind'];

/** The list of the indexes, beside them. */
export const LIST = 'indexes.json';

/** The indexes of a site that was built before; none where it has none. */
function indexesIn(home: string): SearchIndex[] {
  if (![...SHARED, LIST].every((name) => existsSync(join(home, name)))) return [];
  const list = JSON.parse(readFileSync(join(home, LIST), 'utf8')) as Partial<SearchIndexes>;
  const { pages = [], tools = [], outlines = [] } = list;
  return [...pages, ...tools, ...outlines].filter(({ folder }) => existsSync(join(home, folder)));
}

/** Size of all files below a folder. */
export const bytesIn = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);

/**
 * Puts a whole index of one of the old sites into `home`, as links to the old files where the file
 * system can; null where none has just this index, or it is not complete. `olds` and `home`
 * are the folders `pagefind/` of sites.
 */
export function takeIndex(
  olds: readonly string[],
  home: string,
  folder: string,
  key: string,
): SearchIndex | null {
  for (const old of olds) {
    const index = indexesIn(old).find((one) => one.folder === folder && one.key === key);
    if (!index || bytesIn(join(old, folder)) !== index.bytes) continue;
    linkFolder(join(old, folder), join(home, folder));
    for (const name of SHARED) {
      if (!existsSync(join(home, name))) linkFile(join(old, name), join(home, name));
    }
    return index;
  }
  return null;
}
