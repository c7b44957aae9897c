import * as postgresql from 'node-sql-parser/build/postgresql.js';
import { BoundedText, type Budget } from './bounded-text.ts';
import { isGrammar, isSized, onlyComputes } from './functions.ts';
import { Doubtful } from './reading.ts';

type Build = typeof postgresql;

// Node gives the exports of this file as a default, bundlers by their names.
const { Parser } = (postgresql as Build & { default?: Build }).default ?? postgresql;

let parser: InstanceType<typeof Parser> | undefined;

/**
 * The syntax tree of a query that `queryText` has put in the parser's dialect, or nothing where the parser does not
 * understand it. Throws `Doubtful` when the budget is used up.
 */
export function parse(query: string, budget: Budget): unknown {
  try {
    parser ??= new Parser();
    const text = new BoundedText(query.trim(), budget) as unknown as string;
    return parser.astify(text, { database: 'postgresql' });
  } catch (error) {
    if (error instanceof Doubtful) throw error;
    return undefined;
  }
}

const STATEMENTS = new Set(
  'insert replace update delete create drop alter truncate call set use lock unlock grant execute exec do'.split(
    ' ',
  ),
);

/** Throws `Doubtful` if a syntax tree is not one query, or holds more than reading. */
export function checkTree(tree: unknown): void {
  const statements = Array.isArray(tree) ? tree : [tree];
  if (statements.length !== 1) throw new Doubtful({ kind: 'second-statement' });
  const type: unknown = (statements[0] as { type?: unknown } | undefined)?.type;
  if (type !== 'select') throw new Doubtful({ kind: 'not-a-query', word: String(type) });
  const nodes: unknown[] = [statements[0]];
  for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
    if (node === null || typeof node !== 'object') continue;
    checkNode(node as Record<string, unknown>);
    for (const child of Object.values(node)) if (child) nodes.push(child);
  }
}

function checkNode(node: Record<string, unknown>): void {
  const type = String(node['type']);
  if (STATEMENTS.has(type) && Object.hasOwn(node, 'table')) {
    throw new Doubtful({ kind: 'word', word: type });
  }
  const into = node['into'] as { position?: unknown } | null | undefined;
  if (into?.position) throw new Doubtful({ kind: 'word', word: 'into' });
  if (node['locking_read']) throw new Doubtful({ kind: 'word', word: 'for' });
  if (type === 'function') {
    for (const name of namesOf(node['name'])) {
      const isKnown = onlyComputes(name) || isSized(name) || isGrammar(name);
      if (!isKnown && name !== 'pg_catalog') {
        throw new Doubtful({ kind: 'function', name });
      }
    }
  }
}

/** The names in a function's name and schema, in lower case. */
function namesOf(name: unknown): string[] {
  if (typeof name === 'string') return [name.toLowerCase()];
  if (name === null || typeof name !== 'object') return [];
  const { value, name: parts, schema } = name as Record<string, unknown>;
  const own = typeof value === 'string' ? [value.toLowerCase()] : [];
  const below = [...(Array.isArray(parts) ? parts : []), schema].flatMap(namesOf);
  return [...own, ...below];
}
