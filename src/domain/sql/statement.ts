import { Doubtful, type SqlDialect } from './reading.ts';
import type { Token } from './tokens.ts';

/**
 * How a statement begins. A query is left to a parser, from the token at `index`; `other` needs none: its tokens before
 * `index` are known, and those after it are an expression or a name.
 */
export interface Opening {
  kind: 'query' | 'other';
  index: number;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const EXPLAIN = words(
  'analyze verbose extended partitions query plan format json tree traditional',
);

const SHOW = words(
  'all binary binlog character charset collation columns count create database databases engine engines errors ' +
    'events extended fields full function global grants index indexes keys master open plugins privileges ' +
    'procedure processlist profile profiles replica replicas schemas session slave status storage table tables ' +
    'time transaction triggers variables warnings',
);

/** What no argument can change: PRAGMA name, or PRAGMA name(argument) that selects what is shown. */
const PRAGMA_PLAIN = words(
  'application_id collation_list compile_options data_version database_list encoding foreign_keys freelist_count ' +
    'function_list module_list page_count page_size pragma_list query_only user_version',
);
const PRAGMA_OF = words(
  'foreign_key_check foreign_key_list index_info index_list index_xinfo integrity_check quick_check table_info ' +
    'table_list table_xinfo',
);

/** The words that begin a statement in one dialect only. */
const KNOWN_IN: Readonly<Record<string, readonly SqlDialect[]>> = {
  show: ['postgresql', 'mysql'],
  describe: ['mysql'],
  desc: ['mysql'],
  table: ['postgresql', 'mysql'],
  pragma: ['sqlite'],
};

/** Reads how a statement begins. Throws `Doubtful` if none that begins so only reads. */
export function openingOf(tokens: readonly Token[], dialect: SqlDialect): Opening {
  const first = tokens[0];
  if (first === undefined) throw new Doubtful({ kind: 'empty' });
  const texts = tokens.map(({ kind, text }) => (kind === 'word' || kind === 'sign' ? text : ''));
  const word = first.text.slice(0, 40);
  const refused = new Doubtful({ kind: 'not-a-query', word });
  const known = KNOWN_IN[word] ?? (first.kind === 'word' || word === '(' ? undefined : []);
  if (known && !known.includes(dialect)) {
    throw new Doubtful({ kind: 'not-a-query', word }, { invalid: true });
  }
  if (word === 'show') return { kind: 'other', index: endOfShow(tokens, texts, refused) };
  if (word === 'pragma') return { kind: 'other', index: endOfPragma(tokens, texts) };

  const explains = ['explain', 'describe', 'desc'].includes(word);
  const index = explains ? endOfExplain(tokens, texts, dialect) : 0;
  const opening = texts.slice(index).find((text) => text !== '(');
  if (opening === 'select' || opening === 'with') return { kind: 'query', index };
  if (texts[index] === 'values') return { kind: 'query', index };
  if (texts[index] === 'table' && dialect !== 'sqlite') return { kind: 'query', index };
  if (explains && isName(tokens.slice(1))) {
    const isStatement = STATEMENTS_OF_ONE_WORD.has(texts[1] ?? '');
    if (dialect === 'mysql' && !isStatement) return { kind: 'other', index: tokens.length };
    if (tokens.length === 2) throw new Doubtful({ kind: 'not-a-query', word }, { invalid: true });
  }
  // Only PostgreSQL has options in brackets.
  const hasOptions = explains && index === 1 && texts[1] === '(' && dialect !== 'postgresql';
  if (hasOptions && tokens[2]?.kind === 'word') {
    throw new Doubtful({ kind: 'not-a-query', word }, { invalid: true });
  }
  throw explains && opening !== undefined
    ? new Doubtful({ kind: 'not-a-query', word: `explain ${opening.slice(0, 40)}` })
    : refused;
}

/** In MySQL a table may have these names; in SQLite they are statements that do more than read. */
const STATEMENTS_OF_ONE_WORD = words('analyze begin commit end reindex rollback vacuum');

/** After EXPLAIN and its options. */
function endOfExplain(
  tokens: readonly Token[],
  texts: readonly string[],
  dialect: SqlDialect,
): number {
  if (texts[1] === '(' && dialect === 'postgresql') {
    const end = texts.indexOf(')');
    const options = tokens.slice(2, end);
    if (options.every(({ kind, text }) => kind === 'word' || text === ',')) return end + 1;
  }
  let index = 1;
  while (EXPLAIN.has(texts[index] ?? '') || texts[index] === '=') index += 1;
  return index;
}

/** A table, with its schema or a column or both. */
function isName(tokens: readonly Token[]): boolean {
  const shape = tokens.map(({ kind, text }) => {
    if (kind === 'quoted' || (kind === 'word' && text !== 'for')) return 'n';
    return kind === 'sign' && text === '.' ? '.' : '?';
  });
  return /^n(?:\.n)?n?$/.test(shape.join(''));
}

/** PostgreSQL shows any one setting; MySQL has a fixed list of what there is to show. */
function endOfShow(tokens: readonly Token[], texts: readonly string[], refused: Error): number {
  const selects = ['from', 'in', 'like', 'where'];
  const found = texts.findIndex((text) => selects.includes(text));
  const end = found < 0 ? tokens.length : found;
  const isSetting = tokens.length === 2 && tokens[1]?.kind === 'word';
  const isPlain = tokens
    .slice(1, end)
    .every(({ kind, text }) => (kind === 'sign' ? /^[.@]$/.test(text) : text !== 'into'));
  if (!isPlain || !(isSetting || SHOW.has(texts[1] ?? ''))) throw refused;
  return end;
}

function endOfPragma(tokens: readonly Token[], texts: readonly string[]): number {
  const at = texts[2] === '.' ? 3 : 1;
  const name = texts[at] ?? '';
  const rest = tokens.slice(at + 1);
  const isCall =
    rest.length === 3 &&
    rest[0]?.text === '(' &&
    rest[2]?.text === ')' &&
    ['word', 'quoted', 'string', 'number'].includes(rest[1]?.kind ?? '');
  const isKnown = PRAGMA_PLAIN.has(name) ? rest.length === 0 : PRAGMA_OF.has(name);
  if (isKnown && (rest.length === 0 || isCall)) return tokens.length;
  throw new Doubtful({ kind: 'pragma', name: name.slice(0, 40) });
}
