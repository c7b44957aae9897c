import { isGrammar, isSized, onlyComputes } from './functions.ts';
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

/**
 * Tables of SQLite that do what a function does: FROM pragma_optimize writes statistics, also where the name is in
 * quotes of any kind.
 */
const ACTIVE_TABLE = /^(?:pragma_|(?:fsdir|zipfile)$)/;

/** MariaDB and Oracle take the next number of a sequence with s.nextval. */
const SEQUENCE: ReadonlySet<string> = new Set(['nextval', 'currval']);

/** Functions whose grammar has a FOR of its own: substring(a FROM 1 FOR 2). */
const WITH_FOR: ReadonlySet<string> = new Set(['substring', 'substr', 'mid', 'overlay']);

/** Characters. */
const LARGEST = 10_000;

/** Fields of rows that built-in functions return. */
const FIELDS: ReadonlySet<string> = new Set(['key', 'value', 'ordinality', '*']);

/** Functions that return rows, not single values. */
const ROWS = new Set(
  (
    'json_each json_each_text jsonb_each jsonb_each_text json_tree json_to_record json_to_recordset ' +
    'jsonb_to_record jsonb_to_recordset pragma_table_info pragma_table_list ' +
    'pragma_table_xinfo pragma_index_list pragma_index_info pragma_index_xinfo pragma_foreign_key_list'
  ).split(' '),
);

/** Values that are written without brackets, also in FROM. */
const VALUES = /^(?:current_\w+|localtime|localtimestamp|session_user|system_user|user)$/;
const SOURCES = new Set(['from', 'join', 'lateral', ',']);

/** Built-in functions of PostgreSQL that take one argument and do more than compute, by the beginning of their names. */
const CALLED =
  /^(?:pg_|lo_|dblink|nextval|currval|lastval|setval|setseed|set_config|query_to_|table_to_|schema_to_|cursor_to_|database_to_|txid_|ts_stat|binary_upgrade|brin_|gin_)/;

/** Throws `Doubtful` if a query's tokens hold anything that may do more than read. */
export function checkTokens(tokens: readonly Token[], dialect: SqlDialect): void {
  const openings: number[] = [];
  const closes = closingBrackets(tokens);
  const at = (index: number): Token | undefined => tokens[index];
  const isSign = (index: number, text: string) =>
    at(index)?.kind === 'sign' && at(index)?.text === text;
  const isWord = (index: number, text: string) =>
    at(index)?.kind === 'word' && at(index)?.text === text;
  const owners = dialect === 'postgresql' ? ownersOfValues(tokens, closes) : undefined;

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
    const name = bare(token);
    if (ACTIVE_TABLE.test(name) && !onlyComputes(name)) {
      throw new Doubtful({ kind: 'function', name });
    }
    if (isMember && SEQUENCE.has(bare(token))) {
      throw new Doubtful({ kind: 'word', word: bare(token) });
    }
    if (isMember && owners && !isSign(next, '(')) checkMember(index, owners);
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
      if (!(isCatalog && onlyComputes(name))) {
        throw new Doubtful({ kind: 'named-function', name });
      }
      return;
    }
    if (isWord(index - 1, 'tablesample') && /^(?:bernoulli|system)$/.test(name)) return;
    if (isAlias || isGrammar(name) || (isSized(name) && hasSmallSize(index))) return;
    if (!onlyComputes(name)) {
      throw new Doubtful({ kind: 'function', name });
    }
  }

  /** lpad(a, 5, '0'): the size is a number, and no large one. */
  function hasSmallSize(index: number): boolean {
    const end = closes.get(index + 1) ?? tokens.length;
    let depth = 0;
    for (let place = index + 1; place < end; place += 1) {
      if (isSign(place, '(') || isSign(place, '[')) depth += 1;
      if (isSign(place, ')') || isSign(place, ']')) depth -= 1;
      if (depth !== 1 || !isSign(place, ',')) continue;
      const size = at(place + 1);
      const isWhole = place + 2 === end || isSign(place + 2, ',');
      return isWhole && size?.kind === 'number' && Number(size.text) <= LARGEST;
    }
    return false;
  }

  /** WITH name (columns) AS (SELECT …, not f(…) AS (column type), which calls f. */
  function isCteName(index: number): boolean {
    let after = (closes.get(index + 1) ?? tokens.length) + 1;
    if (!isWord(after, 'as')) return false;
    after += 1;
    if (isWord(after, 'not')) after += 1;
    if (isWord(after, 'materialized')) after += 1;
    const isValues = isWord(after + 1, 'values') && isSign(after + 2, '(');
    const isQuery = isWord(after + 1, 'select') || isWord(after + 1, 'with') || isValues;
    return isSign(after, '(') && isQuery;
  }

  /** PostgreSQL takes value.name as a call of the function name, if the value has no such field. */
  function checkMember(index: number, owners: ReadonlyMap<string, ReadonlySet<string>>) {
    const name = bare(tokens[index]);
    const owner = at(index - 2);
    const isName = owner?.kind === 'word' || owner?.kind === 'quoted';
    const fits = isName
      ? (owners.get(bare(owner))?.has(name) ?? true) && !CALLED.test(name)
      : onlyComputes(name);
    const isTable = isName && ['pg_catalog', 'public'].includes(bare(owner));
    if (!fits && !FIELDS.has(name) && !isTable) {
      throw new Doubtful({ kind: 'named-function', name });
    }
  }
}

/**
 * The names under which single values are in a query, each with the names that may follow after a dot: PostgreSQL takes
 * g.pg_sleep in SELECT g.pg_sleep FROM unnest(ARRAY[5.0]) g as a call of pg_sleep.
 */
function ownersOfValues(
  tokens: readonly Token[],
  closes: ReadonlyMap<number, number>,
): Map<string, Set<string>> {
  const owners = new Map<string, Set<string>>();
  const text = (index: number) => tokens[index]?.text ?? '';
  const addAlias = (from: number) => {
    let at = from;
    if (text(at) === 'with' && text(at + 1) === 'ordinality') at += 2;
    if (text(at) === 'as') at += 1;
    const alias = tokens[at];
    if (alias === undefined || !['word', 'quoted'].includes(alias.kind)) return;
    const close = text(at + 1) === '(' ? closes.get(at + 1) : undefined;
    const columns = close === undefined ? [] : tokens.slice(at + 2, close);
    owners.set(bare(alias), new Set([alias, ...columns].map(bare)));
  };
  for (const [open, close] of closes) {
    const called = tokens[open - 1];
    if (called?.kind !== 'word' || isGrammar(called.text)) continue;
    if (ROWS.has(called.text)) continue;
    owners.set(called.text, new Set([called.text]));
    // CAST in FROM goes by the name of the type.
    if (called.text === 'cast') owners.set(text(close - 1), new Set());
    addAlias(close + 1);
  }
  for (const [index, { kind }] of tokens.entries()) {
    if (kind !== 'word' || !VALUES.test(text(index)) || text(index + 1) === '(') continue;
    owners.set(text(index), new Set());
    if (SOURCES.has(text(index - 1))) addAlias(index + 1);
  }
  return owners;
}

/** A name without its quotes and in lower case. */
function bare(token: Token | undefined): string {
  if (token === undefined) return '';
  const isQuoted = token.kind === 'quoted' || token.kind === 'string';
  const text = isQuoted ? token.text.slice(1, -1).replaceAll('""', '"') : token.text;
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
