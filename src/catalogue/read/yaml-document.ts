import { type Document, isMap, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import type { Problem } from '../problem.ts';
import { type Locate, zodProblems } from './zod-problems.ts';

export type ReadResult<T> =
  | { readonly ok: true; readonly value: T; readonly locate: Locate }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const BOM = '\uFEFF';

/** The text of a file in UTF-8; anything else is a problem, not a guess. */
export function textOf(bytes: Uint8Array, file: string): ReadResult<string> {
  const nowhere = () => null;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const message = 'The file is not UTF-8. Save it as UTF-8 without a byte order mark.';
    return { ok: false, problems: [{ file, ...firstOdd(bytes), path: '', message }] };
  }
  if (text.startsWith(BOM)) text = text.slice(1);
  if (text.trim() === '') {
    const message = 'The file is empty.';
    return { ok: false, problems: [{ file, line: 1, column: 1, path: '', message }] };
  }
  return { ok: true, value: text, locate: nowhere };
}

/** Where the first bytes stand that are not UTF-8. */
function firstOdd(bytes: Uint8Array): { line: number; column: number } {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const before = text.slice(0, Math.max(0, text.indexOf('\uFFFD'))).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/**
 * Parses YAML (1.2, no duplicate keys) and validates it. `firstLine` is the line of the file on
 * which `text` begins, counted from 1. Returns every mistake, each with its line and column.
 */
export function parseYaml<S extends z.ZodType>(
  text: string,
  file: string,
  schema: S,
  firstLine = 1,
): ReadResult<z.infer<S>> {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    uniqueKeys: true,
    prettyErrors: false,
  });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: line + firstLine - 1, column: col };
  };
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => ({
      file,
      ...place(error.pos[0]),
      path: '',
      message: `This is not valid YAML: ${error.message}`,
    }));
    return { ok: false, problems };
  }
  const locate: Locate = (path) => {
    const offset = offsetOf(document.contents, path);
    return offset === null ? null : place(offset);
  };
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 20 });
  } catch (error) {
    const message = `This is not valid YAML: ${(error as Error).message}`;
    return { ok: false, problems: [{ file, ...place(oddAlias(document)), path: '', message }] };
  }
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return { ok: true, value: parsed.data, locate };
  return { ok: false, problems: zodProblems(file, parsed.error.issues, value, schema, locate) };
}

/** Where the first alias stands that names nothing, or else the first one: only aliases make trouble here. */
function oddAlias(document: Document): number {
  let [first, odd]: (number | undefined)[] = [];
  visit(document, {
    Alias: (_, alias) => {
      first ??= alias.range?.[0];
      if (!alias.resolve(document)) odd ??= alias.range?.[0];
    },
  });
  return odd ?? first ?? 0;
}

function offsetOf(root: unknown, path: readonly PropertyKey[]): number | null {
  let node = root;
  let offset = (root as Node | null)?.range?.[0] ?? null;
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => String(item.key) === String(part));
      if (!pair) return null;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(part)];
      offset = (node as Node | undefined)?.range?.[0] ?? offset;
    } else return null;
  }
  return offset;
}
