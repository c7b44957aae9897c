import { createIndex } from 'pagefind';
import { indexedText } from '#domain/search/indexed-text.ts';
import type { SearchRecord } from '#domain/search/search-record.ts';

/** How many pages share a file with the lines that are shown of them, and at most how many files. */
const PAGES_PER_FILE = 20;
const MOST_FILES = 2000;
const BATCH = 500;

/** Every record has the same fields: Pagefind numbers them by their order within a record. */
function asCustomRecord(record: SearchRecord) {
  const { kind, category, severity, capabilities = [] } = record;
  return {
    url: record.url,
    content: indexedText(record.text, record.names, record.further),
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

function check(errors: readonly string[], what: string): void {
  if (errors.length > 0) throw new Error(`Search index, ${what}: ${errors.join('; ')}`);
}

/**
 * Writes one Pagefind bundle into `folder`; `added` gets the size of each batch of records that is
 * in. Throws if Pagefind refuses a record.
 */
export async function writeIndex(
  folder: string,
  records: readonly SearchRecord[],
  added: (count: number) => void,
): Promise<void> {
  const maxFragments = Math.min(MOST_FILES, Math.ceil(records.length / PAGES_PER_FILE));
  const { index, errors: refused } = await createIndex({ forceLanguage: 'en', maxFragments });
  check(refused, 'start');
  if (!index) throw new Error('Search index: Pagefind gave no index.');
  for (let from = 0; from < records.length; from += BATCH) {
    const batch = records.slice(from, from + BATCH);
    const results = await Promise.all(
      batch.map((record) => index.addCustomRecord(asCustomRecord(record))),
    );
    for (const [i, { errors }] of results.entries()) check(errors, batch[i]?.url ?? '');
    added(batch.length);
  }
  check((await index.writeFiles({ outputPath: folder })).errors, folder);
  await index.deleteIndex();
}
