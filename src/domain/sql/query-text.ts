import type { Token } from './tokens.ts';

/** Operators that the parser knows. It is handed `=` for all others, such as @> or <->. */
const KNOWN_SIGNS = new Set(
  '( ) , . ; [ ] : :: + - * / % < > = <= >= <> != || -> ->> #> #>> ~ !~ ~* !~* & | ^ << >> ! ?'.split(
    ' ',
  ),
);

/** Words of one dialect that stand for an operator like LIKE. */
const LIKE = new Set(['glob', 'match', 'regexp', 'rlike']);

/** Phrases that change nothing in whether a query only reads, and that parsers often do not know. */
const LEFT_OUT = [
  'with ordinality',
  'with ties',
  'nulls first',
  'nulls last',
  'not indexed',
  'exclude current row',
  'exclude group',
  'exclude ties',
  'exclude no others',
  'with rollup',
  'isnull',
  'notnull',
].map((phrase) => phrase.split(' '));

const UNITS = /^(?:microsecond|second|minute|hour|day|week|month|quarter|year)$/;
const AFTER_IS = /^(?:null|true|false|unknown|distinct|json|document)$/;
const NO_OPERAND = new Set(
  'and between by else from having if in is like limit not offset on or select then when where'.split(
    ' ',
  ),
);

const CAST = new Set(['cast', 'try_cast', 'safe_cast']);
const SUBSTRING = new Set(['substring', 'substr', 'mid', 'overlay']);

/**
 * The text of a query for a parser, put together from its tokens, so that the parser cuts it as they are cut. What
 * parsers often do not know, and what changes nothing in whether the query only reads, is left out or put in a form
 * that they know: hints about indexes, MATERIALIZED, NULLS LAST, names of columns after an alias, rows of VALUES,
 * substring(a FROM 1 FOR 2), operators and types of one dialect.
 */
export function queryText(statement: string, tokens: readonly Token[]): string {
  const text = (index: number) => {
    const token = tokens[index];
    return token?.kind === 'word' || token?.kind === 'sign' ? token.text : '';
  };
  const follows = (index: number, phrase: readonly string[]) =>
    phrase.every((word, offset) => text(index + offset) === word);
  const closing = (open: number) => {
    let depth = 0;
    for (let at = open; at < tokens.length; at += 1) {
      if (text(at) === '(') depth += 1;
      if (text(at) === ')') depth -= 1;
      if (depth === 0) return at;
    }
    return tokens.length;
  };

  /** The tokens up to `end` are replaced by `text`. */
  const replaced = (index: number, opener: string): { end: number; text: string } | undefined => {
    const word = text(index);
    const left = LEFT_OUT.find((phrase) => follows(index, phrase));
    if (left && text(index + left.length) !== '(') return { end: index + left.length, text: '' };
    if (text(index - 1) === 'as' && word === 'materialized') return { end: index + 1, text: '' };
    if (text(index - 1) === 'as' && follows(index, ['not', 'materialized'])) {
      return { end: index + 2, text: '' };
    }
    const isAlias = text(index - 2) === 'as' && text(index - 1) !== 'materialized';
    if (isAlias && word === '(') {
      return { end: closing(index) + 1, text: '' };
    }
    if (follows(index, ['indexed', 'by'])) return { end: index + 3, text: '' };
    if (['use', 'force', 'ignore'].includes(word) && ['index', 'key'].includes(text(index + 1))) {
      return { end: closing(index + 2) + 1, text: '' };
    }
    if (word === 'tablesample') return { end: closing(index + 2) + 1, text: '' };
    if (text(index - 1) === ')' && word === '.' && text(index + 1) !== '*') {
      return { end: index + 2, text: '' };
    }
    if (word === ':' && opener === '[') {
      const offset = tokens.slice(index, index + 20).findIndex(({ text }) => text === ']');
      return offset < 0 ? undefined : { end: index + offset, text: '' };
    }
    const fetches = ['first', 'next'].includes(text(index + 1)) && word === 'fetch';
    if (fetches && tokens[index + 2]?.kind === 'number') {
      let end = index + 3;
      while (['row', 'rows', 'only'].includes(text(end))) end += 1;
      return { end, text: `limit ${tokens[index + 2]?.text}` };
    }
    if (follows(index, ['grouping', 'sets'])) return { end: index + 2, text: 'rollup' };
    if (word === '(' && text(index + 1) === ')' && opener === 'sets') {
      return { end: index + 2, text: '(1)' };
    }
    if (word === 'separator' || word === 'collate') return { end: index + 2, text: '' };
    if (follows(index, ['convert', '(']) || (word === 'using' && opener === 'convert')) {
      return word === 'using' ? { end: index + 2, text: '' } : { end: index + 1, text: 'coalesce' };
    }
    // LIMIT 5, 10
    if (word === ',' && text(index - 2) === 'limit') return { end: index + 2, text: '' };
    // INTERVAL weekday(a) DAY
    const isUnit = text(index - 1) === ')' || tokens[index - 1]?.kind === 'number';
    if (UNITS.test(word) && isUnit && text(index + 1) !== '(') return { end: index + 1, text: '' };
    if (word === 'is') {
      const value = text(index + 1) === 'not' ? index + 2 : index + 1;
      if (!AFTER_IS.test(text(value))) return { end: value, text: '=' };
    }
    if (follows(index, ['match', '('])) return { end: index + 1, text: 'coalesce' };
    if (follows(index, ['against', '('])) return { end: closing(index + 1) + 1, text: '' };
    if (follows(index, ['sounds', 'like'])) return { end: index + 2, text: 'like' };
    if (follows(index, ['at', 'time', 'zone'])) return { end: index + 4, text: '' };
    if (follows(index, ['between', 'symmetric'])) return { end: index + 2, text: 'between' };
    if (follows(index, ['select', 'all'])) return { end: index + 2, text: 'select' };
    const isFrame = ['preceding', 'following'].includes(text(index + 2));
    if (word === 'interval' && isFrame) return { end: index + 2, text: '1' };
    const isTimed = word === 'interval' && text(index - 1) !== '::' && !CAST.has(opener);
    if (isTimed && tokens[index + 1]?.kind !== 'string') return { end: index + 1, text: '' };
    if (word === '?' && tokens[index + 1]?.kind === 'number') return { end: index + 2, text: '1' };
    return undefined;
  };

  const pieces: string[] = [];
  const openers: string[] = [];
  const rows = rowsOfValues(tokens, text, closing);
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined) break;
    if (token.start > (tokens[index - 1]?.end ?? token.start)) pieces.push(' ');
    const row = rows.get(index);
    const other = row === undefined ? replaced(index, openers.at(-1) ?? '') : undefined;
    if (other) {
      pieces.push(` ${other.text} `);
      index = other.end - 1;
      continue;
    }
    if (text(index) === '(') openers.push(text(index - 1));
    if (text(index) === '[') openers.push('[');
    if (text(index) === ')' || text(index) === ']') openers.pop();
    pieces.push(row ?? piece(statement, tokens, index, openers.at(-1) ?? ''));
  }
  const query = pieces.join('');
  return text(0) === 'table' ? query.replace(/^table/i, 'SELECT * FROM') : query;
}

/** VALUES (1, 2), (3, 4) as SELECT 1, 2 UNION ALL SELECT 3, 4: what is put in place of which token. */
function rowsOfValues(
  tokens: readonly Token[],
  text: (index: number) => string,
  closing: (open: number) => number,
): Map<number, string> {
  const put = new Map<number, string>();
  for (const index of tokens.keys()) {
    if (text(index) !== 'values' || !['(', 'row'].includes(text(index + 1))) continue;
    put.set(index, 'SELECT ');
    let at = index + 1;
    for (;;) {
      if (text(at) === 'row') put.set(at++, ' ');
      if (text(at) !== '(') break;
      const end = closing(at);
      put.set(at, ' ');
      put.set(end, ' ');
      at = end + 1;
      if (text(at) !== ',') break;
      put.set(at, ' UNION ALL SELECT ');
      at += 1;
    }
  }
  return put;
}

function piece(statement: string, tokens: readonly Token[], index: number, opener: string): string {
  const token = tokens[index];
  if (token === undefined) return '';
  const before = tokens[index - 1]?.text ?? '';
  const after = tokens[index + 1]?.text ?? '';
  const { text } = token;
  switch (token.kind) {
    case 'string':
      if (tokens[index - 1]?.kind === 'string') return '';
      return /\\|''/.test(text) ? "'s'" : text;
    case 'quoted':
      return quoted(text);
    case 'variable':
      return '1';
    case 'number':
      return /^0x/i.test(text) ? '1' : text;
    case 'word':
      if (
        before === '::' &&
        after !== '.' &&
        after !== '(' &&
        !/^(?:double|time|bit|char)/.test(text)
      )
        return 'text';
      if (['from', 'for', 'placing'].includes(text) && SUBSTRING.has(opener)) return ',';
      if (text === 'safe_cast') return 'cast';
      // CAST(a AS STRING)
      if (before === 'as' && CAST.has(opener) && after === ')') return 'text';
      if (LIKE.has(text) && after !== '(' && before !== '.') return 'like';
      if (['range', 'groups'].includes(text) && after === 'between') return 'rows';
      if (text === 'straight_join') return before === 'select' ? '' : 'join';
      if (text === 'distinctrow') return 'distinct';
      // x'4D', E'a'
      if (/^[benx]$/.test(text) && tokens[index + 1]?.start === token.end) {
        if (tokens[index + 1]?.kind === 'string') return '';
      }
      if (['div', 'mod', 'xor'].includes(text) && after !== '(' && hasOperand(tokens[index - 1]))
        return '+';
      if (before === 'as' && !CAST.has(opener) && after !== '(') return '"name"';
      return statement.slice(token.start, token.end);
    case 'sign':
      if (text === '?' && !hasOperand(tokens[index - 1])) return '1';
      return KNOWN_SIGNS.has(text) ? text : ' = ';
  }
}

/** Whether a token can end what an operator is applied to. */
function hasOperand(token: Token | undefined): boolean {
  if (token === undefined) return false;
  if (token.kind === 'sign') return token.text === ')' || token.text === ']';
  return token.kind !== 'word' || !NO_OPERAND.has(token.text);
}

/** A name in double quotes, which the parser knows. */
function quoted(text: string): string {
  const inside = text.slice(1, -1);
  return /^[^\\"`]+$/.test(inside) ? `"${inside}"` : '"name"';
}
