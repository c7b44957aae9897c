import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { close } from 'pagefind';
import { ContentError } from '#catalogue/problem.ts';
import { readFolder, readingOf } from '#catalogue/read/content-folder.ts';
import { guideSchema } from '#domain/guide.ts';
import { TARGETS } from '#domain/policy/targets/index.ts';
import type { IndexEntry, SearchIndex, SearchIndexes } from '#domain/search/search-indexes.ts';
import type { SearchRecord } from '#domain/search/search-record.ts';
import { excerpt } from '#domain/upstream-text.ts';
import {
  attackRecords,
  outlineRecords,
  serverRecords,
  serversToSearch,
  toolRecords,
} from '#features/search/queries/search-records.ts';
import { totals } from '#queries/counts.ts';
import { type Catalogue, openCatalogue } from '#queries/database.ts';
import { outlineTotals } from '#queries/outlines.ts';
import { routes } from '#routes';
import { progress } from './progress.ts';
import { bytesIn, LIST, SHARED, takeIndex } from './search/kept.ts';
import { PART_SIZE, partCount, partOf } from './search/parts.ts';
import { indexInput, indexKey, writeIndex } from './search/write-index.ts';

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
  /** Folder of the site that is being built; search goes into its `pagefind/`. */
  readonly outDir: string;
  readonly content?: string;
  /** Folders of other sites, of which indexes are taken that would become the same. */
  readonly previous?: readonly string[];
  /** Another size of the parts than `PART_SIZE`. */
  readonly partSize?: number;
}

/** What the site loads; everything else that Pagefind writes is its user interface. */
const KEPT = /^(pagefind-entry\.json|.+\.pf_meta|fragment|index|filter)$/;

/** Keeps the index alone in `folder`; script and engine go one folder up, once for all indexes. */
function tidy(folder: string, home: string): void {
  for (const name of readdirSync(folder)) {
    if (SHARED.includes(name)) renameSync(join(folder, name), join(home, name));
    else if (!KEPT.test(name)) rmSync(join(folder, name), { recursive: true });
  }
}

/** An index that has just been written. */
function indexIn(home: string, folder: string, key: string): SearchIndex {
  const entry = readFileSync(join(home, folder, 'pagefind-entry.json'), 'utf8');
  const bytes = bytesIn(join(home, folder));
  return { folder, key, bytes, entry: JSON.parse(entry) as IndexEntry };
}

interface Group {
  readonly group: keyof SearchIndexes;
  readonly folder: string;
  readonly records: readonly SearchRecord[];
}

/**
 * The records by index, one index at a time in memory. Tools have indexes of their own, so that
 * counting the few other pages by kind costs nothing; from some ten thousand tools on they are cut
 * into parts by their server, and a changed server costs one part only.
 * See src/features/search/client/engine.ts for how all are queried.
 */
function* recordGroups(db: Catalogue, content: string, size: number): Generator<Group> {
  const pages = [...serverRecords(db), ...attackRecords(db), ...guideRecords(content)];
  yield { group: 'pages', folder: 'pages', records: pages };
  const parts = partCount(totals(db).tools, size);
  const servers = serversToSearch(db);
  for (let part = 0; part < parts; part += 1) {
    const own = servers.filter((slug) => partOf(slug, parts) === part);
    const records = own.flatMap((slug) => toolRecords(db, slug));
    const folder = parts === 1 ? 'tools' : `tools-${part + 1}`;
    if (records.length > 0) yield { group: 'tools', folder, records };
  }
  const outlines = outlineRecords(db);
  if (outlines.length > 0) yield { group: 'outlines', folder: 'outlines', records: outlines };
}

/** Writes the search of a catalogue: indexes, a list of them, and the words of names. */
export async function buildSearch(build: SearchBuild): Promise<{
  readonly records: number;
  /** How many of the indexes were written, and not taken from a previous site. */
  readonly written: number;
}> {
  const db = openCatalogue(build.database);
  const home = join(build.outDir, 'pagefind');
  const olds = (build.previous ?? []).map((folder) => join(folder, 'pagefind'));
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  const none: SearchIndex[] = [];
  const indexes = { pages: [...none], tools: [...none], outlines: [...none] };
  const words = new NameWords();
  let [records, written] = [0, 0];
  const { servers, tools, attacks, cases, vulnerabilities } = totals(db);
  const part = progress(
    'search records',
    servers + tools + attacks + cases + vulnerabilities + outlineTotals(db).servers,
  );
  try {
    const { content = 'content', partSize = PART_SIZE } = build;
    for (const { group, folder, records: list } of recordGroups(db, content, partSize)) {
      // A slip of the keys leads to what was read.
      if (group !== 'outlines') words.add(list);
      records += list.length;
      const input = indexInput(list);
      const key = indexKey(input);
      const taken = takeIndex(olds, home, folder, key);
      if (taken) part.add(list.length);
      else {
        written += 1;
        await writeIndex(join(home, folder), input, part.add);
        tidy(join(home, folder), home);
      }
      indexes[group].push(taken ?? indexIn(home, folder, key));
    }
  } finally {
    await close();
    part.end();
    db.close();
  }
  writeFileSync(join(home, 'words.txt'), words.mostFrequent().join('\n'));
  writeFileSync(join(home, LIST), JSON.stringify(indexes satisfies SearchIndexes));
  return { records, written };
}

const SHORTEST = 3;
const MOST = 20_000;

/** The words that names of tools, servers and attacks are made of. */
class NameWords {
  readonly #counts = new Map<string, number>();

  add(records: readonly SearchRecord[]): void {
    for (const { title } of records) {
      const parts = title
        .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u);
      const words = [...parts, ...title.toLowerCase().split(/[^\p{L}\p{N}]+/u)];
      for (const word of new Set(words)) {
        if (word.length >= SHORTEST) this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1);
      }
    }
  }

  mostFrequent(): string[] {
    return [...this.#counts]
      .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .slice(0, MOST)
      .map(([word]) => word);
  }
}
