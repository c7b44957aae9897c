import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createIndex } from 'pagefind';
import { indexedText } from '#domain/search/indexed-text.ts';
import type { SearchRecord } from '#domain/search/search-record.ts';

/** How many pages share a file with the lines that are shown of them, and at most how many files. */
const PAGES_PER_FILE = 20;
const MOST_FILES = 2000;
const BATCH = 500;

/**
 * How many places of words share a file of the index, from 20,000 by default: a question loads a file
 * for each of its words from each part, so they are small. Pagefind reads this when it starts.
 */
const PLACES_PER_FILE = '5000';
process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] = PLACES_PER_FILE;

/** The version of Pagefind that is installed: another one writes other files. */
const { version } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.resolve('pagefind')), 'utf8'),
) as { version: string };

/** Every record has the same fields: Pagefind numbers them by their order within a record. */
function asCustomRecord(record: SearchRecord) {
  const { kind, category, severity, capabilities = [], further = '', use = 0 } = record;
  return {
    url: record.url,
    content: indexedText(record.text, record.names, {
      ...{ further, again: use },
      // Many names of tools begin alike, and then the shortest is the nearest.
      tokensToo: kind === 'server',
    }),
    language: 'en',
    meta: { title: record.title, about: record.about },
    filters: {
      // Tools have a separate index: a filter that is the same for all would only cost time.
      ...(kind === 'tool' ? {} : { kind: [kind] }),
      ...(category ? { category: [category] } : {}),
      ...(severity ? { severity: [severity] } : {}),
      ...(capabilities.length > 0 ? { capability: [...capabilities] } : {}),
    },
  };
}

/** All that Pagefind is given for one index. */
export interface IndexInput {
  readonly options: { readonly forceLanguage: 'en'; readonly maxFragments: number };
  readonly records: readonly ReturnType<typeof asCustomRecord>[];
}

export function indexInput(records: readonly SearchRecord[]): IndexInput {
  const maxFragments = Math.min(MOST_FILES, Math.ceil(records.length / PAGES_PER_FILE));
  return { options: { forceLanguage: 'en', maxFragments }, records: records.map(asCustomRecord) };
}

/** Two indexes with the same key have the same files, byte for byte. */
export const indexKey = (input: IndexInput): string =>
  createHash('sha256')
    .update(`${version} ${PLACES_PER_FILE} ${JSON.stringify(input)}`)
    .digest('hex')
    .slice(0, 16);

function check(errors: readonly string[], what: string): void {
  if (errors.length > 0) throw new Error(`Search index, ${what}: ${errors.join('; ')}`);
}

/**
 * Writes one Pagefind bundle into `folder`; `added` gets the size of each batch of records that is
 * in. Throws if Pagefind refuses a record.
 */
export async function writeIndex(
  folder: string,
  { options, records }: IndexInput,
  added: (count: number) => void,
): Promise<void> {
  const { index, errors: refused } = await createIndex(options);
  check(refused, 'start');
  if (!index) throw new Error('Search index: Pagefind gave no index.');
  for (let from = 0; from < records.length; from += BATCH) {
    const batch = records.slice(from, from + BATCH);
    const results = await Promise.all(batch.map((record) => index.addCustomRecord(record)));
    for (const [i, { errors }] of results.entries()) check(errors, batch[i]?.url ?? '');
    added(batch.length);
  }
  check((await index.writeFiles({ outputPath: folder })).errors, folder);
  await index.deleteIndex();
}
