import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { close } from 'pagefind';
import { ContentError } from '#catalogue/problem.ts';
import { readFolder, readingOf } from '#catalogue/read/content-folder.ts';
import { guideSchema } from '#domain/guide.ts';
import { TARGETS } from '#domain/policy/targets/index.ts';
import type { SearchRecord } from '#domain/search/search-record.ts';
import { excerpt } from '#domain/upstream-text.ts';
import {
  attackRecords,
  serverRecords,
  toolRecords,
} from '#features/search/queries/search-records.ts';
import { openCatalogue } from '#queries/database.ts';
import { routes } from '#routes';
import { progress } from './progress.ts';
import { writeIndex } from './search/write-index.ts';

const LENGTH = 160;

function guide(url: string, title: string, summary: string, names: string[] = []): SearchRecord {
  const text = excerpt(summary, LENGTH);
  return { kind: 'guide', url, title, about: '', text, names: [title, ...names] };
}

function written(content: string): SearchRecord[] {
  const reading = readingOf(content);
  const entries = readFolder(reading, 'guides', guideSchema);
  if (reading.problems.length > 0) throw new ContentError(reading.problems);
  return entries.map(({ id, value }) => guide(routes.guide(id), value.title, value.summary));
}

/** Guides that people wrote, one per enforcement target, the list of risk rules and the families. */
function guideRecords(content: string): SearchRecord[] {
  const targets = TARGETS.map(({ id, label, fileName, place }) =>
    guide(routes.targetGuide(id), `Apply a policy in ${label}`, `${fileName}: ${place}`, [label]),
  );
  const rules = 'Every rule that turns the definition of a tool into a verdict.';
  const families =
    'Which tools do the same to the same kind of thing, and where and why one differs.';
  return [
    ...written(content),
    ...targets,
    guide(routes.rules(), 'Risk rules', rules),
    guide(routes.families(), 'Families of tools', families),
  ];
}

export interface SearchBuild {
  readonly database: string;
  /** Folder of the built site; search goes into its `pagefind/`. */
  readonly outDir: string;
  readonly content?: string;
}

/** What the site loads; everything else that Pagefind writes is its user interface. */
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
 * Writes the search index of a catalogue. Tools have a separate index, so that counting the
 * few other pages by kind costs nothing; see src/features/search/client/engine.ts for how both are queried.
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
  const part = progress('search records', records);
  const home = join(build.outDir, 'pagefind');
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  try {
    for (const [name, list] of indexes) {
      await writeIndex(join(home, name), list, part.add);
      tidy(join(home, name), home);
    }
  } finally {
    await close();
    part.end();
  }
  const words = nameWords(indexes.flatMap(([, list]) => list));
  writeFileSync(join(home, 'words.txt'), words.join('\n'));
  return { records };
}

const SHORTEST = 3;
const MOST = 20_000;

/** The words that names of tools, servers and attacks are made of, the most frequent first. */
function nameWords(records: readonly SearchRecord[]): string[] {
  const counts = new Map<string, number>();
  for (const { title } of records) {
    const parts = title
      .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u);
    const words = [...parts, ...title.toLowerCase().split(/[^\p{L}\p{N}]+/u)];
    for (const word of new Set(words)) {
      if (word.length >= SHORTEST) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, MOST)
    .map(([word]) => word);
}
