import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import { isNode, parseDocument } from 'yaml';
import { placeOf } from './fault.ts';
import type { TextFormat } from './parsed.ts';

/** Keys from the root of a parsed file to a value in it; numbers are places in a list. */
export type ValuePath = readonly (string | number)[];

type LineFinder = (path: ValuePath) => number | undefined;

const FINDERS: Record<TextFormat, (text: string) => LineFinder> = {
  json: linesInJson,
  toml: linesInToml,
  yaml: linesInYaml,
};

/**
 * Tells the line, from 1, on which a value of a text stands that was parsed without a fault; of a named
 * value the line of its name. Undefined where the text writes it in a way that is not followed. The
 * text is read once for all values.
 */
export function lineFinder(text: string, format: TextFormat): LineFinder {
  let finder: LineFinder | undefined;
  return (path) => {
    finder ??= FINDERS[format](text);
    return finder(path);
  };
}

function linesInJson(text: string): LineFinder {
  const piece = text.trimStart().startsWith('"');
  const root = parseTree(piece ? `{${text}}` : text, [], { allowTrailingComma: true });
  return (path) => {
    const node = root && findNodeAtLocation(root, [...path]);
    if (!node) return undefined;
    const { offset } = node.parent?.type === 'property' ? node.parent : node;
    return placeOf(text, offset - (piece ? 1 : 0)).line;
  };
}

function linesInYaml(text: string): LineFinder {
  const document = parseDocument(text, { uniqueKeys: false, logLevel: 'silent' });
  return (path) => {
    const node = document.getIn(path, true);
    return isNode(node) && node.range ? placeOf(text, node.range[0]).line : undefined;
  };
}

const TOML_KEY = String.raw`(?:"(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_-]+)`;
const TOML_KEYS = String.raw`${TOML_KEY}(?:\s*\.\s*${TOML_KEY})*`;
const HEADER = new RegExp(String.raw`^\s*(\[\[?)\s*(${TOML_KEYS})\s*\]`);
const PAIR = new RegExp(String.raw`^\s*(${TOML_KEYS})\s*=\s*(.*)$`);

/** The parser tells no places, so headers and pairs are followed line by line; of a list, its first line. */
function linesInToml(text: string): LineFinder {
  const named = namedLines(text);
  return (path) => {
    const wanted = path.map(String);
    let best: { keys: number; line: number } | undefined;
    for (const { keys, line } of named) {
      const leads = keys.length <= wanted.length && keys.every((key, at) => key === wanted[at]);
      if (leads && keys.length > (best?.keys ?? 0)) best = { keys: keys.length, line };
    }
    return best?.line;
  };
}

/** Each header and each pair, with all keys that lead to it. */
function namedLines(text: string): { readonly keys: readonly string[]; readonly line: number }[] {
  let table: string[] = [];
  const counts = new Map<string, number>();
  return outsideLongTexts(text).flatMap(([line, words]) => {
    const [, bracket, header] = HEADER.exec(words) ?? [];
    if (header !== undefined) {
      table = tomlKeys(header);
      if (bracket === '[[') {
        const name = JSON.stringify(table);
        const index = counts.get(name) ?? 0;
        counts.set(name, index + 1);
        table = [...table, String(index)];
      }
      return [{ keys: table, line }];
    }
    const [, keys] = PAIR.exec(words) ?? [];
    return keys === undefined ? [] : [{ keys: [...table, ...tomlKeys(keys)], line }];
  });
}

const tomlKeys = (keys: string): string[] =>
  [...keys.matchAll(new RegExp(TOML_KEY, 'g'))].map(([key]) => {
    if (key.startsWith("'")) return key.slice(1, -1);
    if (!key.startsWith('"')) return key;
    try {
      return String(JSON.parse(key));
    } catch {
      return key.slice(1, -1);
    }
  });

/** The lines that do not begin inside a text over several lines, with their numbers. */
function outsideLongTexts(text: string): [number, string][] {
  const lines: [number, string][] = [];
  let open = '';
  for (const [index, line] of text.split('\n').entries()) {
    if (open === '') lines.push([index + 1, line]);
    for (const [quotes] of line.matchAll(/"""|'''/g)) {
      if (open === '') open = quotes;
      else if (open === quotes) open = '';
    }
  }
  return lines;
}
