import { gunzipSync } from 'node:zlib';

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
