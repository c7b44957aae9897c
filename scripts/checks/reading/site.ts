import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type Catalogue, openCatalogue } from '#queries/database.ts';

/** Some pages of a site, chosen from all of them. */
export interface Choice {
  readonly name: string;
  of(paths: readonly string[]): ReadonlySet<string>;
}

/** What the check of one page or file may ask about the rest of the site, and the catalogue that it was built from. */
export interface Site {
  has(path: string): boolean;
  /** A page or text file. */
  read(path: string): Buffer;
  /** The value in a JSON file; of the last few files, the same object each time. Throws where it is broken. */
  json(path: string): unknown;
  /** Whether a page was chosen. */
  isIn(choice: Choice, path: string): boolean;
  /** To be read by the functions in `src/queries/` only, which note what is read. */
  readonly catalogue: Catalogue;
}

export interface WholeSite extends Site {
  /** Address of every file as a browser asks for it, sorted: `/a/` for `/a/index.html`. */
  readonly paths: readonly string[];
  /** Of a file, in bytes. */
  size(path: string): number;
  /** The path of a file that is too large to read whole. */
  locate(path: string): string;
}

/** Works out each choice once. */
export function chosenFrom(paths: readonly string[]): (choice: Choice) => ReadonlySet<string> {
  const known = new Map<string, ReadonlySet<string>>();
  return (choice) => {
    const found = known.get(choice.name) ?? choice.of(paths);
    known.set(choice.name, found);
    return found;
  };
}

const INDEX = 'index.html';

const fileOf = (path: string): string => (path.endsWith('/') ? `${path}${INDEX}` : path);

const pathOf = (file: string): string =>
  file.endsWith(`/${INDEX}`) ? file.slice(0, -INDEX.length) : file;

export const isPage = (path: string): boolean => path.endsWith('/') || path.endsWith('.html');

function walk(folder: string, prefix: string, found: string[]): void {
  for (const entry of readdirSync(join(folder, prefix), { withFileTypes: true })) {
    const name = `${prefix}/${entry.name}`;
    if (entry.isDirectory()) walk(folder, name, found);
    else found.push(pathOf(name));
  }
}

/**
 * Addresses of all files below a folder, without the compressed forms that `npm run precompress` puts
 * beside a file: that command compares them. Throws where there is no such folder.
 */
export function sitePaths(folder: string): string[] {
  if (!existsSync(folder)) throw new Error(`There is no built site at ${folder}.`);
  const found: string[] = [];
  walk(folder, '', found);
  const all = new Set(found);
  const isForm = (path: string): boolean =>
    /\.(gz|br)$/.test(path) && all.has(pathOf(path.slice(0, -'.gz'.length)));
  return found.filter((path) => !isForm(path)).sort();
}

/** Pages of one server come one after another: its files are parsed once for all of them. */
const FEW = 12;

/** Parses files, and keeps the values of the last few. */
export function jsonReader(read: (path: string) => Buffer): (path: string) => unknown {
  const values = new Map<string, unknown>();
  return (path) => {
    const known = values.has(path);
    const value: unknown = known ? values.get(path) : JSON.parse(read(path).toString('utf8'));
    values.delete(path);
    const [oldest] = values.keys();
    if (values.size >= FEW && oldest !== undefined) values.delete(oldest);
    values.set(path, value);
    return value;
  };
}

export function openSite(
  folder: string,
  database: string,
  paths: readonly string[] = sitePaths(folder),
): WholeSite {
  const known = new Set(paths);
  const chosen = chosenFrom(paths);
  const read = (path: string): Buffer => readFileSync(join(folder, fileOf(path)));
  let catalogue: Catalogue | undefined;
  return {
    paths,
    has: (path) => known.has(path),
    read,
    json: jsonReader(read),
    isIn: (choice, path) => chosen(choice).has(path),
    size: (path) => statSync(join(folder, fileOf(path))).size,
    locate: (path) => join(folder, fileOf(path)),
    get catalogue() {
      if (!catalogue) {
        catalogue = openCatalogue(database);
        catalogue.pragma('mmap_size = 0');
        catalogue.pragma('cache_size = -8000');
      }
      return catalogue;
    },
  };
}

/** One file of the built site that is text but not a page. */
export interface TextFile {
  /** As a browser asks for it: `/data/servers.json`. */
  readonly path: string;
  readonly text: string;
  /** The parsed content of a JSON file or search record; parsed once. Throws where it is broken. */
  json(): unknown;
}

const MAGIC = 'pagefind_dcd';

/** True for a file that holds one record of the search index. */
export const isSearchRecord = (path: string): boolean => path.endsWith('.pf_fragment');

export const isTextFile = (path: string): boolean =>
  isSearchRecord(path) || /\.(json|xml|txt|css|js|svg|webmanifest)$/.test(path);

/** Whether a file is one that checks look at by itself. */
export const isInspected = (path: string): boolean => isPage(path) || isTextFile(path);

/** Text of a file; of a search record, what Pagefind packed into it. */
export function readText(path: string, bytes: Buffer): string {
  if (!isSearchRecord(path)) return bytes.toString('utf8');
  const text = gunzipSync(bytes).toString('utf8');
  return text.startsWith(MAGIC) ? text.slice(MAGIC.length) : text;
}

export function textFile(path: string, text: string): TextFile {
  let parsed: { value: unknown } | undefined;
  return {
    path,
    text,
    json() {
      parsed ??= { value: JSON.parse(text) };
      return parsed.value;
    },
  };
}
