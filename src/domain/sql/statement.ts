import { Doubtful, type SqlDialect } from './reading.ts';
import type { Token } from './tokens.ts';

/**
 * What kind of statement the tokens are. `query` is left to a parser, from the offset `start`; TABLE and VALUES get
 * `before` and `after` around it, since few parsers know them as statements. `other` needs no parser.
 */
export type Opening =
  | { kind: 'query'; start: number; before: string; after: string }
  | { kind: 'other' };

const SHOW = new Set(
  (
    'all binary binlog character charset collation columns count create database databases engine engines errors ' +
    'events extended fields full function global grants index indexes keys master open plugins privileges ' +
    'procedure processlist profile profiles replica replicas schemas search_path server_version session slave ' +
    'status storage tables time timezone transaction triggers variables warnings'
  ).split(' '),
);

/** Each without or with an argument that selects what is shown, never one that is set. */
const PRAGMA_LISTS = new Set(
  'collation_list compile_options database_list freelist_count function_list module_list page_count pragma_list'.split(
    ' ',
  ),
);
const PRAGMA_OF = new Set(
  'foreign_key_check foreign_key_list index_info index_list index_xinfo table_info table_list table_xinfo'.split(
    ' ',
  ),
);

const EXPLAIN = new Set(
  'analyze verbose extended partitions query plan format json tree traditional'.split(' '),
);

/** Reads how a statement begins. Throws `Doubtful` if no statement that begins so only reads. */
export function openingOf(tokens: readonly Token[], dialect: SqlDialect | undefined): Opening {
  const words = tokens.map(({ kind, text }) => (kind === 'word' || kind === 'sign' ? text : ''));
  const first = tokens[0];
  if (first === undefined) throw new Doubtful({ kind: 'empty' });
  const refuse = () => new Doubtful({ kind: 'not-a-query', word: first.text.slice(0, 40) });
  const is = (...dialects: SqlDialect[]) => dialect === undefined || dialects.includes(dialect);
  let index = 0;
  if (words[0] === 'explain' || words[0] === 'describe' || words[0] === 'desc') {
    if (words[0] !== 'explain' && !is('mysql')) throw refuse();
    index = 1;
    if (words[1] === '(' && is('postgresql')) {
      index = words.indexOf(')') + 1;
      const options = tokens.slice(2, index - 1);
      if (!options.every(({ kind, text }) => kind === 'word' || text === ',')) throw refuse();
    } else {
      while (EXPLAIN.has(words[index] ?? '') || words[index] === '=') index += 1;
    }
    if (is('mysql') && index === 1 && isName(tokens.slice(1))) return { kind: 'other' };
  }
  const start = tokens[index]?.start ?? 0;
  const query = { kind: 'query', start, before: '', after: '' } as const;
  const opening = words.slice(index).find((word) => word !== '(');
  if (opening === 'select' || opening === 'with') return query;
  if (opening === 'values' && words[index] === 'values') {
    return { ...query, before: 'SELECT * FROM (', after: ') AS v' };
  }
  if (words[index] === 'table' && is('postgresql', 'mysql')) {
    return { ...query, start: tokens[index]?.end ?? 0, before: 'SELECT * FROM ' };
  }
  if (index > 0) throw refuse();
  if (words[0] === 'show' && is('postgresql', 'mysql')) return show(tokens, words, refuse);
  if (words[0] === 'pragma' && is('sqlite')) return pragma(tokens, words);
  throw refuse();
}

/** A table, with its schema or a column or both. */
function isName(tokens: readonly Token[]): boolean {
  return (
    tokens.length > 0 &&
    tokens.length <= 4 &&
    tokens.every(({ kind, text }, index) => {
      if (kind === 'sign') return text === '.' && index === 1;
      const isOpening = ['select', 'with', 'values', 'table', 'for'].includes(text);
      return kind === 'quoted' || (kind === 'word' && !isOpening);
    })
  );
}

function show(tokens: readonly Token[], words: readonly string[], refuse: () => Error): Opening {
  const ends = ['from', 'in', 'like', 'where'];
  const end = words.findIndex((word) => ends.includes(word));
  const plain = tokens.slice(1, end < 0 ? undefined : end);
  // PostgreSQL shows any one setting; MySQL has a fixed list of what there is to show.
  const isSetting = tokens.length === 2 && tokens[1]?.kind === 'word';
  if (!isSetting && !SHOW.has(words[1] ?? '')) throw refuse();
  if (!plain.every(({ kind, text }) => kind !== 'sign' || text === '.')) throw refuse();
  return { kind: 'other' };
}

function pragma(tokens: readonly Token[], words: readonly string[]): Opening {
  const at = words[2] === '.' ? 3 : 1;
  const name = words[at] ?? '';
  const rest = tokens.slice(at + 1);
  const isPlain = rest.length === 0;
  const isCall =
    rest.length === 3 &&
    rest[0]?.text === '(' &&
    rest[2]?.text === ')' &&
    ['word', 'quoted', 'string'].includes(rest[1]?.kind ?? '');
  if (PRAGMA_LISTS.has(name) ? isPlain : PRAGMA_OF.has(name) && (isPlain || isCall)) {
    return { kind: 'other' };
  }
  throw new Doubtful({ kind: 'pragma', name });
}
