import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type OutlineAccuracy, outlineAccuracySchema } from '#domain/outline/accuracy.ts';
import {
  type OutlineDataset,
  type OutlineFacts,
  outlineDatasetsSchema,
  outlineSchema,
} from '#domain/outline/outline.ts';
import type { ContentServer } from '#domain/server.ts';
import { nearestWord, type Problem } from '../problem.ts';
import { type Entry, type ReadingContent, readFile } from './content-folder.ts';
import { textOf } from './yaml-document.ts';
import { zodProblems } from './zod-problems.ts';

/** One line of an outline file, with its place. */
export interface OutlineEntry {
  readonly dataset: string;
  readonly file: string;
  readonly line: number;
  readonly value: OutlineFacts;
}

export interface OutlineContent {
  readonly datasets: ReadonlyMap<string, OutlineDataset>;
  /** By data set, in the order of their lines. */
  readonly entries: readonly OutlineEntry[];
  /** How often verdicts from names and parameters are right; undefined where there are no outlines. */
  readonly accuracy?: OutlineAccuracy;
}

const FOLDER = 'outlines';
const LIST = `${FOLDER}/datasets.yaml`;
const ACCURACY = `${FOLDER}/accuracy.json`;
const NOTICE = `${FOLDER}/NOTICE`;

/** The data sets from which outlines may be taken; none where the content has no outlines. */
export function readOutlineDatasets(reading: ReadingContent): OutlineContent['datasets'] {
  if (!existsSync(join(reading.root, FOLDER))) return new Map();
  const list = readFile(reading, LIST, outlineDatasetsSchema);
  return new Map(Object.entries(list?.value ?? {}));
}

/** Reads every line of `content/outlines/`. Mistakes are added to the problems of the reading. */
export function readOutlines(reading: ReadingContent): OutlineContent {
  const datasets = readOutlineDatasets(reading);
  if (datasets.size === 0) return { datasets, entries: [] };
  const names = readdirSync(join(reading.root, FOLDER)).filter((name) => !name.startsWith('.'));
  const entries = names.sort().flatMap((name): OutlineEntry[] => {
    const path = join(reading.root, FOLDER, name);
    const file = relative(process.cwd(), path) || path;
    if ([LIST, ACCURACY, NOTICE].includes(`${FOLDER}/${name}`)) return [];
    const dataset = name.replace(/\.jsonl$/, '');
    if (dataset !== name && datasets.has(dataset))
      return readLinesOf(reading, path, file).map(([line, value]) => ({
        dataset,
        file,
        line,
        value,
      }));
    const near = nearestWord(dataset, [...datasets.keys()]);
    const message = `Only datasets.yaml, accuracy.json and a .jsonl file for each data set in it belong here${near ? `; did you mean ${near}.jsonl?` : '.'}`;
    reading.problems.push({ file, line: 1, column: 1, path: '', message });
    return [];
  });
  const accuracy = readFile(reading, ACCURACY, outlineAccuracySchema)?.value;
  return { datasets, entries, ...(accuracy ? { accuracy } : {}) };
}

type NumberedFacts = readonly [line: number, value: OutlineFacts];

function readLinesOf(
  { problems, files }: ReadingContent,
  path: string,
  file: string,
): readonly NumberedFacts[] {
  const bytes = readFileSync(path);
  const key = files.keyOf(FOLDER, bytes);
  const known = files.get(key) as readonly NumberedFacts[] | undefined;
  if (known !== undefined) return known;
  const text = textOf(bytes, file);
  if (!text.ok) {
    problems.push(...text.problems);
    return [];
  }
  const found: Problem[] = [];
  const lines = text.value.replace(/\n$/, '').split('\n');
  const read = lines.flatMap((line, at): NumberedFacts[] => {
    const value = readLine(line, file, at + 1, found);
    return value ? [[at + 1, value]] : [];
  });
  problems.push(...found);
  if (found.length === 0) files.add(key, read);
  return read;
}

function readLine(
  text: string,
  file: string,
  line: number,
  problems: Problem[],
): OutlineFacts | undefined {
  const place = { line, column: 1 };
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    const message = `This line is not JSON: ${(error as Error).message}.`;
    problems.push({ file, ...place, path: '', message });
    return undefined;
  }
  const parsed = outlineSchema.safeParse(document);
  if (parsed.success) return parsed.data;
  problems.push(...zodProblems(file, parsed.error.issues, document, outlineSchema, () => place));
  return undefined;
}

/** An address belongs to one server, and a tool or a parameter to its list once. */
export function checkOutlines(
  { entries }: OutlineContent,
  servers: readonly Entry<ContentServer>[],
): Problem[] {
  const taken = new Map(servers.map(({ id, file }) => [id, file]));
  return entries.flatMap(({ file, line, value: { slug, tools } }) => {
    const place = { file, line, column: 1 };
    const problems: Problem[] = [];
    const other = taken.get(slug);
    if (other !== undefined) {
      const message = `${other} has this address: delete one of them. A server that is described needs no outline.`;
      problems.push({ ...place, path: 'slug', message, found: slug });
    }
    taken.set(slug, `${file}:${line}`);
    const repeats = (path: string, names: readonly string[]) => {
      const twice = names.find((name, at) => names.indexOf(name) !== at);
      if (twice !== undefined)
        problems.push({ ...place, path, message: 'This name is listed twice.', found: twice });
    };
    repeats(
      'tools',
      tools.map(({ name }) => name),
    );
    for (const [at, { parameters = [] }] of tools.entries())
      repeats(
        `tools[${at}].parameters`,
        parameters.map(([name]) => name),
      );
    return problems;
  });
}
