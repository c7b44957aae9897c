import { isGrammar, onlyComputes } from './functions.ts';
import { Doubtful, type SqlDialect } from './reading.ts';
import type { Token } from './tokens.ts';

/** Brackets inside brackets. */
const DEPTH = 40;

/** What writes, locks, names a target or takes the next number, wherever it is in a query. */
const WRITES: ReadonlySet<string> = new Set(
  (
    'insert update delete merge into outfile dumpfile procedure returning create drop alter grant revoke ' +
    'nextval lastval setval delimiter'
  ).split(' '),
);

/** Functions whose grammar has a FOR of its own: substring(a FROM 1 FOR 2). */
const WITH_FOR: ReadonlySet<string> = new Set(['substring', 'substr', 'mid', 'overlay']);

/** Fields of rows that built-in functions return. PostgreSQL calls a function for any other: (5).pg_sleep. */
const FIELDS: ReadonlySet<string> = new Set(['key', 'value', 'ordinality', '*']);

/** What a whole row or a single value may not be handed to with a dot, by the beginning of the name. */
const HANDED =
  /^(?:pg_|lo_|dblink|nextval|currval|lastval|setval|set_config|query_to_|table_to_|schema_to_|cursor_to_|database_to_|txid_|ts_stat|binary_upgrade)/;

/** Throws `Doubtful` if a query's tokens hold anything that may do more than read. */
export function checkTokens(tokens: readonly Token[], dialect: SqlDialect | undefined): void {
  const openings: number[] = [];
  const closes = closingBrackets(tokens);
  const at = (index: number): Token | undefined => tokens[index];
  const isSign = (index: number, text: string) =>
    at(index)?.kind === 'sign' && at(index)?.text === text;
  const isWord = (index: number, text: string) =>
    at(index)?.kind === 'word' && at(index)?.text === text;
  const handed = rowsOfFunctions(tokens, closes);

  for (const [index, token] of tokens.entries()) {
    const next = index + 1;
    const isMember = isSign(index - 1, '.');
    if (token.kind === 'sign') {
      if (token.text === '(') {
        openings.push(index);
        if (openings.length > DEPTH) throw new Doubtful({ kind: 'too-deep', limit: DEPTH });
      }
      if (token.text === ')') openings.pop();
      if (token.text === ';') throw new Doubtful({ kind: 'second-statement' });
      if (token.text.startsWith(':=')) throw new Doubtful({ kind: 'assignment' });
    }
    if (isMember) checkMember(index);
    if (token.kind === 'word' && !isMember) checkWord(index, token.text);
    if (isSign(next, '(')) checkCall(index, token);
  }

  function checkWord(index: number, word: string) {
    const calls = isSign(index + 1, '(');
    const opener = at((openings.at(-1) ?? 0) - 1)?.text ?? '';
    const isFor = word === 'for' && !(openings.length > 0 && WITH_FOR.has(opener));
    const isLock = word === 'lock' && isWord(index + 1, 'in');
    const isReplace = word === 'replace' && !calls;
    const isInsert = word === 'insert' && calls;
    if ((WRITES.has(word) && !isInsert) || isFor || isLock || isReplace) {
      throw new Doubtful({ kind: 'word', word });
    }
    if (word === 'operator' && calls) throw new Doubtful({ kind: 'operator' });
    if (word === 'rows' && isWord(index + 1, 'from')) throw new Doubtful({ kind: 'word', word });
  }

  function checkCall(index: number, token: Token) {
    if (token.kind === 'sign' && token.text !== ']') return;
    const name = token.text;
    const before = at(index - 1);
    const isAlias = isWord(index - 1, 'as') || isCteName(index);
    if (token.kind !== 'word') {
      if (token.kind === 'quoted' && isAlias) return;
      throw new Doubtful({ kind: 'named-function', name });
    }
    if (before?.kind === 'sign' && before.text === '.') {
      const isCatalog = isWord(index - 2, 'pg_catalog') && !isSign(index - 3, '.');
      if (!(isCatalog && dialect !== 'mysql' && onlyComputes(name))) {
        throw new Doubtful({ kind: 'named-function', name });
      }
      return;
    }
    if (!onlyComputes(name) && !isGrammar(name) && !isAlias) {
      throw new Doubtful({ kind: 'function', name });
    }
  }

  /** WITH name (columns) AS (SELECT …, not f(…) AS (column type), which calls f. */
  function isCteName(index: number): boolean {
    let after = (closes.get(index + 1) ?? tokens.length) + 1;
    if (!isWord(after, 'as')) return false;
    after += 1;
    if (isWord(after, 'not')) after += 1;
    if (isWord(after, 'materialized')) after += 1;
    return isSign(after, '(') && (isWord(after + 1, 'select') || isWord(after + 1, 'with'));
  }

  function checkMember(index: number) {
    if (dialect === 'mysql' || dialect === 'sqlite') return;
    const name = bare(tokens[index]);
    const owner = at(index - 2);
    const value = owner === undefined || !['word', 'quoted'].includes(owner.kind);
    const rows = handed.get(bare(owner));
    const fits = FIELDS.has(name) || (value ? onlyComputes(name) : (rows?.has(name) ?? true));
    if (!fits || HANDED.test(name)) {
      const isCall = isSign(index + 1, '(');
      const isTable = /^pg_/.test(name) && ['pg_catalog', 'public'].includes(bare(owner));
      if (!isCall && !(isTable && fits)) throw new Doubtful({ kind: 'named-function', name });
    }
  }
}

/**
 * The names under which results of functions go in a query, each with the names that may follow after a dot.
 * PostgreSQL takes g.pg_sleep in SELECT g.pg_sleep FROM unnest(ARRAY[5]) g as a call of pg_sleep.
 */
function rowsOfFunctions(
  tokens: readonly Token[],
  closes: ReadonlyMap<number, number>,
): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const [open, close] of closes) {
    const called = tokens[open - 1];
    if (called?.kind !== 'word' || isGrammar(called.text)) continue;
    found.set(called.text, new Set([called.text]));
    let alias = close + 1;
    if (tokens[alias]?.text === 'with' && tokens[alias + 1]?.text === 'ordinality') alias += 2;
    if (tokens[alias]?.text === 'as') alias += 1;
    const token = tokens[alias];
    if (token === undefined || !['word', 'quoted'].includes(token.kind)) continue;
    const columns = tokens[alias + 1]?.text === '(' ? closes.get(alias + 1) : undefined;
    const inside = columns === undefined ? [] : tokens.slice(alias + 2, columns);
    found.set(bare(token), new Set([bare(token), ...inside.map(bare)]));
  }
  return found;
}

/** A name without its quotes and in lower case. */
function bare(token: Token | undefined): string {
  if (token === undefined) return '';
  const text = token.kind === 'quoted' ? token.text.slice(1, -1).replaceAll('""', '"') : token.text;
  return text.toLowerCase();
}

/** From each opening bracket to its closing one. */
function closingBrackets(tokens: readonly Token[]): Map<number, number> {
  const open: number[] = [];
  const closes = new Map<number, number>();
  for (const [index, { kind, text }] of tokens.entries()) {
    if (kind !== 'sign') continue;
    if (text === '(') open.push(index);
    if (text !== ')') continue;
    const start = open.pop();
    if (start === undefined) throw new Doubtful({ kind: 'unclosed', what: 'bracket' });
    closes.set(start, index);
  }
  if (open.length > 0) throw new Doubtful({ kind: 'unclosed', what: 'bracket' });
  return closes;
}
