import { Doubtful, type SqlAmbiguity, type SqlDialect } from './reading.ts';

/**
 * A piece of a statement. `text` is in lower case (ASCII only) for a word, and as written otherwise; a name in
 * quotes keeps its quotes. `start` and `end` are offsets in the statement.
 */
export interface Token {
  kind: 'word' | 'quoted' | 'string' | 'number' | 'variable' | 'sign';
  text: string;
  start: number;
  end: number;
}

const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{DI}]/u;
const BLANK = /[ \t\n\r]*/y;
const WORD = /[\p{L}_][\p{L}\p{M}\p{N}_$]*/uy;
const NUMBER = /0[xX][0-9a-fA-F]+|(?:\d+(?:_\d+)*(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const AFTER_NUMBER = /[\p{L}\p{N}\p{M}_$.]/uy;
const VARIABLE = /@@?[A-Za-z_][\w$]*(?:\.[A-Za-z_][\w$]*)?|\$\d+|:[A-Za-z_]\w*/y;
const SIGN = /::|:=|[-+*/<>=~!@%^&|?]+|[(),.;[\]:#]/y;

/**
 * Cuts a statement into words, names, strings, numbers and signs, without its comments. Throws `Doubtful` where the
 * dialects, or settings of one dialect, would cut differently; without a dialect, the cut is the same in all three
 * for every token that is not inside the brackets of an array.
 */
export function tokensOf(statement: string, dialect: SqlDialect | undefined): Token[] {
  const hidden = HIDDEN.exec(statement.replace(/[\t\n\r]/g, ' '));
  if (hidden) {
    throw new Doubtful({ kind: 'hidden-character', codePoint: hidden[0].codePointAt(0) ?? 0 });
  }
  const tokens: Token[] = [];
  const may = (...dialects: SqlDialect[]) => dialect === undefined || dialects.includes(dialect);
  const match = (pattern: RegExp, at: number) => {
    pattern.lastIndex = at;
    return pattern.exec(statement)?.[0];
  };
  let position = 0;
  let bracketEnd = -1;
  const add = (kind: Token['kind'], end: number) => {
    const text = statement.slice(position, end);
    tokens.push({ kind, text: kind === 'word' ? lower(text) : text, start: position, end });
    position = end;
  };
  const quotedEnd = (quote: string) => {
    const end = endOfQuoted(statement, position, quote);
    if (bracketEnd > position && end > bracketEnd) ambiguous('bracket');
    return end;
  };

  for (;;) {
    position += match(BLANK, position)?.length ?? 0;
    const character = statement[position];
    if (character === undefined) return tokens;
    const pair = statement.slice(position, position + 2);

    if (pair === '--') {
      const third = statement[position + 2];
      if (may('mysql') && third !== undefined && !/[ \t\n\r]/.test(third)) ambiguous('dashes');
      position = endOfLine(statement, position);
      if (position <= bracketEnd) ambiguous('bracket');
    } else if (pair === '/*') {
      position = endOfComment(statement, position);
      if (position <= bracketEnd) ambiguous('bracket');
    } else if (character === '#' && dialect === 'mysql') {
      position = endOfLine(statement, position);
    } else if (character === '#' && dialect === undefined) {
      // PostgreSQL has the operators #> and #>>; MySQL takes the rest of the line as a comment.
      if (/[\n\r]/.test(statement.slice(position).trimEnd())) ambiguous('hash');
      if (!statement.startsWith('#>', position)) ambiguous('hash');
      add('sign', position + (statement[position + 2] === '>' ? 3 : 2));
    } else if (character === '#' && dialect === 'sqlite') {
      throw new Doubtful({ kind: 'unexpected-character', character });
    } else if (character === "'") {
      add('string', quotedEnd("'"));
    } else if (character === '"') {
      add('quoted', quotedEnd('"'));
    } else if (character === '`') {
      if (!may('mysql', 'sqlite')) ambiguous('backtick');
      const end = quotedEnd('`');
      if (dialect === undefined && !/^`[\w $.-]*`$/.test(statement.slice(position, end))) {
        ambiguous('backtick');
      }
      if (statement.slice(position, end).includes('--')) ambiguous('backtick');
      add('quoted', end);
    } else if (character === '[' && may('sqlite')) {
      const end = statement.indexOf(']', position);
      if (end < 0) throw new Doubtful({ kind: 'unclosed', what: 'bracket' });
      if (dialect === 'sqlite') {
        add('quoted', end + 1);
      } else {
        bracketEnd = Math.max(bracketEnd, end);
        add('sign', position + 1);
      }
    } else {
      const word = match(WORD, position);
      const number = word === undefined ? match(NUMBER, position) : undefined;
      const variable = match(VARIABLE, position);
      const sign = match(SIGN, position);
      if (word !== undefined) add('word', position + word.length);
      else if (number !== undefined) {
        add('number', position + number.length);
        if (match(AFTER_NUMBER, position) !== undefined) ambiguous('number');
      } else if (variable !== undefined) {
        add('variable', position + variable.length);
        if (/[$@]/.test(statement[position] ?? '')) ambiguous('dollar');
      } else if (character === '$') ambiguous('dollar');
      else if (character === '\\') ambiguous('backslash');
      else if (sign !== undefined) add('sign', position + signLength(sign));
      else throw new Doubtful({ kind: 'unexpected-character', character });
    }
  }
}

/** A run of operator characters ends where a comment begins. */
function signLength(sign: string): number {
  const comment = sign.search(/--|\/\*/);
  return comment > 0 ? comment : sign.length;
}

function endOfQuoted(statement: string, start: number, quote: string): number {
  for (let at = start + 1; ; at += 2) {
    at = statement.indexOf(quote, at);
    if (at < 0) throw new Doubtful({ kind: 'unclosed', what: 'quote' });
    let backslashes = 0;
    while (statement[at - 1 - backslashes] === '\\') backslashes += 1;
    // MySQL and E'' take \' as a quote inside, standard SQL as the end; a setting of the server decides.
    if (backslashes % 2 === 1 && quote !== '`') ambiguous('backslash');
    if (statement[at + 1] !== quote) return at + 1;
  }
}

function endOfLine(statement: string, start: number): number {
  const end = statement.indexOf('\n', start);
  const line = statement.slice(start, end < 0 ? undefined : end);
  // PostgreSQL ends a comment at a carriage return, the others do not.
  if (line.replace(/\r$/, '').includes('\r') || (end < 0 && line.endsWith('\r'))) {
    ambiguous('line-end');
  }
  return end < 0 ? statement.length : end + 1;
}

function endOfComment(statement: string, start: number): number {
  if (/^\/\*(?:M?!|\+)/i.test(statement.slice(start, start + 4))) {
    throw new Doubtful({ kind: 'active-comment' });
  }
  const end = statement.indexOf('*/', start + 2);
  if (end < 0) throw new Doubtful({ kind: 'unclosed', what: 'comment' });
  const inside = statement.slice(start + 2, end);
  // PostgreSQL nests comments, the others do not.
  if (inside.includes('/*') || inside.startsWith('/') || inside.endsWith('/')) {
    ambiguous('nested-comment');
  }
  return end + 2;
}

function ambiguous(what: SqlAmbiguity): never {
  throw new Doubtful({ kind: 'ambiguous', what });
}

/** ASCII only: engines do not fold other letters in keywords. */
function lower(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
