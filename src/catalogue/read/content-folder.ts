import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { z } from 'zod';
import type { Problem } from '../problem.ts';
import { ContentFiles } from './content-files.ts';
import { parseYaml, type ReadResult, textOf } from './yaml-document.ts';
import type { Locate } from './zod-problems.ts';

export interface Entry<T> {
  /** File name without its extension. */
  readonly id: string;
  /** Path as people see it in messages. */
  readonly file: string;
  readonly value: T;
  readonly locate: Locate;
}

const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;

function badName(file: string, id: string): Problem[] {
  if (NAME.test(id)) return [];
  const message = 'Name the file with lower-case letters, digits and single hyphens.';
  return [{ file, line: 1, column: 1, path: '', message, found: id }];
}

/** Where and how content is read: its folder, mistakes so far, and what is known of its files. */
export interface ReadingContent {
  readonly root: string;
  readonly problems: Problem[];
  readonly files: ContentFiles;
}

export const readingOf = (root: string, files = new ContentFiles()): ReadingContent => ({
  root,
  problems: [],
  files,
});

function readEntry<S extends z.ZodType>(
  path: string,
  file: string,
  schema: S,
  kind: string,
  files: ContentFiles,
): ReadResult<z.infer<S>> {
  const bytes = readFileSync(path);
  const parse = (): ReadResult<z.infer<S>> => {
    const text = textOf(bytes, file);
    if (!text.ok) return text;
    if (!file.endsWith('.mdx')) return parseYaml(text.value, file, schema);
    const matter = parseFrontMatter(text.value, file, schema);
    return matter.ok ? { ...matter, value: matter.value.data } : matter;
  };
  const key = files.keyOf(kind, bytes);
  const known = files.get(key) as z.infer<S> | undefined;
  if (known !== undefined) {
    let parsed: ReadResult<z.infer<S>> | undefined;
    const locate: Locate = (place) => {
      // Only mistakes ask for places, so that a right file is not parsed for them.
      parsed ??= parse();
      return parsed.ok ? parsed.locate(place) : null;
    };
    return { ok: true, value: known, locate };
  }
  const read = parse();
  if (read.ok) files.add(key, read.value);
  return read;
}

/** Reads one YAML file that holds a whole vocabulary; null where it has mistakes. */
export function readFile<S extends z.ZodType>(
  { root, problems, files }: ReadingContent,
  name: string,
  schema: S,
): Entry<z.infer<S>> | null {
  const path = join(root, name);
  const file = relative(process.cwd(), path) || path;
  if (!existsSync(path)) {
    problems.push({ file, line: null, column: null, path: '', message: 'This file is missing.' });
    return null;
  }
  const result = readEntry(path, file, schema, name, files);
  if (result.ok) return { id: name, file, value: result.value, locate: result.locate };
  problems.push(...result.problems);
  return null;
}

/**
 * Reads every `.yaml` or `.mdx` file of one content folder, in the order of their names. A folder
 * that does not exist has no entries. Mistakes are added to `problems`, never thrown.
 */
export function readFolder<S extends z.ZodType>(
  { root, problems, files }: ReadingContent,
  folder: string,
  schema: S,
): Entry<z.infer<S>>[] {
  const directory = join(root, folder);
  if (!existsSync(directory)) return [];
  const entries: Entry<z.infer<S>>[] = [];
  const names = readdirSync(directory).sort();
  for (const name of names) {
    if (name.startsWith('.')) continue;
    const path = join(directory, name);
    const file = relative(process.cwd(), path) || path;
    const match = /^(.*)\.(yaml|mdx)$/.exec(name);
    if (!match) {
      const message = 'Only .yaml and .mdx files belong here.';
      problems.push({ file, line: 1, column: 1, path: '', message });
      continue;
    }
    const id = match[1] ?? '';
    problems.push(...badName(file, id));
    if (name.endsWith('.yaml') && names.includes(`${id}.mdx`)) {
      const message = `${id}.mdx exists too: keep one file of that name.`;
      problems.push({ file, line: 1, column: 1, path: '', message });
    }
    const result = readEntry(path, file, schema, folder, files);
    if (result.ok) entries.push({ id, file, value: result.value, locate: result.locate });
    else problems.push(...result.problems);
  }
  return entries;
}

/** Reads and validates the YAML between the two `---` lines at the start of an MDX file. */
function parseFrontMatter<S extends z.ZodType>(
  text: string,
  file: string,
  schema: S,
): ReadResult<{ data: z.infer<S>; body: string }> {
  const match = /^---\r?\n([\s\S]*?)\r?\n---(?:\r?\n|$)/.exec(text);
  if (!match) {
    const message = 'The file must begin with facts between two lines of three hyphens.';
    return { ok: false, problems: [{ file, line: 1, column: 1, path: '', message }] };
  }
  const result = parseYaml(match[1] ?? '', file, schema, 2);
  if (!result.ok) return result;
  return {
    ok: true,
    value: { data: result.value, body: text.slice(match[0].length) },
    locate: result.locate,
  };
}
