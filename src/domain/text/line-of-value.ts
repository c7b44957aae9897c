import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import { isNode, parseDocument } from 'yaml';
import { placeOf } from './fault.ts';
import type { TextFormat } from './parsed.ts';

/** Keys from the root of a parsed file to a value in it; numbers are places in a list. */
export type ValuePath = readonly (string | number)[];

const FINDERS: Record<TextFormat, (text: string, path: ValuePath) => number | undefined> = {
  json: lineInJson,
  toml: lineInToml,
  yaml: lineInYaml,
};

/**
 * The line, from 1, on which a value of a text stands that was parsed without a fault; of a named
 * value the line of its name. Undefined where the text writes it in a way that is not followed.
 */
export function lineOfValue(text: string, format: TextFormat, path: ValuePath): number | undefined {
  return FINDERS[format](text, path);
}

function lineInJson(text: string, path: ValuePath): number | undefined {
  const piece = text.trimStart().startsWith('"');
  const root = parseTree(piece ? `{${text}}` : text, [], { allowTrailingComma: true });
  const node = root && findNodeAtLocation(root, [...path]);
  if (!node) return undefined;
  const { offset } = node.parent?.type === 'property' ? node.parent : node;
  return placeOf(text, offset - (piece ? 1 : 0)).line;
}

function lineInYaml(text: string, path: ValuePath): number | undefined {
  const node = parseDocument(text, { uniqueKeys: false, logLevel: 'silent' }).getIn(path, true);
  if (!isNode(node) || !node.range) return undefined;
  return placeOf(text, node.range[0]).line;
}

const TOML_KEY = String.raw`(?:"(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_-]+)`;
const TOML_KEYS = String.raw`${TOML_KEY}(?:\s*\.\s*${TOML_KEY})*`;
const HEADER = new RegExp(String.raw`^\s*(\[\[?)\s*(${TOML_KEYS})\s*\]`);
const PAIR = new RegExp(String.raw`^\s*(${TOML_KEYS})\s*=\s*(.*)$`);

/** The parser tells no places, so headers and pairs are followed line by line; of a list, its first line. */
function lineInToml(text: string, path: ValuePath): number | undefined {
  const wanted = path.map(String);
  let table: string[] = [];
  let best: { keys: number; line: number } | undefined;
  const counts = new Map<string, number>();
  const consider = (keys: readonly string[], line: number) => {
    const leads = keys.length <= wanted.length && keys.every((key, at) => key === wanted[at]);
    if (leads && keys.length > (best?.keys ?? 0)) best = { keys: keys.length, line };
  };
  for (const [at, line] of outsideLongTexts(text)) {
    const [, bracket, header] = HEADER.exec(line) ?? [];
    if (header !== undefined) {
      table = tomlKeys(header);
      if (bracket === '[[') {
        const name = JSON.stringify(table);
        const index = counts.get(name) ?? 0;
        counts.set(name, index + 1);
        table = [...table, String(index)];
      }
      consider(table, at);
      continue;
    }
    const [, keys] = PAIR.exec(line) ?? [];
    if (keys !== undefined) consider([...table, ...tomlKeys(keys)], at);
  }
  return best?.line;
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
