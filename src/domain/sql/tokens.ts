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

/** How a server cuts text: by its dialect, and by whether a backslash in quotes hides the quote after it. */
export interface Cut {
  dialect: SqlDialect;
  escapes: boolean;
}

const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{DI}\u2800]/u;
const BLANK = /[ \t\n\r]+/y;
const WORD = /[\p{L}_][\p{L}\p{M}\p{N}_$]*/uy;
const NUMBER = /0[xX][0-9a-fA-F]+|(?:\d+(?:_\d+)*(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const AFTER_NUMBER = /[\p{L}\p{M}\p{N}_$.]/uy;
const VARIABLE = /@@?[A-Za-z_][\w$]*(?:\.[A-Za-z_][\w$]*)?|\$\w+|:[A-Za-z_]\w*/y;
const SIGN = /::|:=|[-+*/<>=~!@%^&|?#]+|[(),.;[\]:]/y;

/**
 * Cuts a statement into words, names, strings, numbers and signs, without its comments, as a server would. Throws
 * `Doubtful` for what no server accepts, for a second statement, and where servers of one dialect differ.
 */
export function tokensOf(statement: string, { dialect, escapes }: Cut): Token[] {
  const hidden = HIDDEN.exec(statement.replace(/[\t\n\r]/g, ' '));
  if (hidden) {
    throw new Doubtful({ kind: 'hidden-character', codePoint: hidden[0].codePointAt(0) ?? 0 });
  }
  const tokens: Token[] = [];
  let position = 0;
  const match = (pattern: RegExp) => {
    pattern.lastIndex = position;
    return pattern.exec(statement)?.[0];
  };
  const add = (kind: Token['kind'], end: number) => {
    const text = statement.slice(position, end);
    tokens.push({ kind, text: kind === 'word' ? lower(text) : text, start: position, end });
    position = end;
  };
  const addQuoted = (kind: 'quoted' | 'string', skips: boolean) => {
    add(kind, endOfQuoted(statement, position, skips));
  };

  for (;;) {
    position += match(BLANK)?.length ?? 0;
    const character = statement[position];
    if (character === undefined) return tokens;
    const pair = statement.slice(position, position + 2);
    // MySQL takes two dashes as a comment only where a blank follows.
    const dashes = pair === '--' && /^[ \t\n\r]?$/.test(statement[position + 2] ?? '');
    if (
      dashes ||
      (pair === '--' && dialect !== 'mysql') ||
      (character === '#' && dialect === 'mysql')
    ) {
      position = endOfLine(statement, position);
      continue;
    }
    if (pair === '/*') {
      position = endOfComment(statement, position);
      continue;
    }
    if (tokens.at(-1)?.text === ';') throw new Doubtful({ kind: 'second-statement' });

    const last = tokens.at(-1);
    const prefix = last?.kind === 'word' && last.end === position ? last.text : '';
    const word = match(WORD);
    const number = match(NUMBER);
    const variable = match(VARIABLE);
    const sign = match(SIGN);
    if (character === "'") {
      addQuoted('string', escapes || (dialect === 'postgresql' && prefix === 'e'));
    } else if (character === '"') {
      addQuoted('quoted', escapes && dialect === 'mysql');
    } else if (character === '`' && dialect !== 'postgresql') {
      addQuoted('quoted', false);
    } else if (character === '[' && dialect === 'sqlite') {
      const end = statement.indexOf(']', position);
      if (end < 0) throw new Doubtful({ kind: 'unclosed', what: 'bracket' });
      add('quoted', end + 1);
    } else if (word !== undefined) {
      // PostgreSQL decodes \0070 in the name or string that follows.
      if (/^u&["']/i.test(statement.slice(position, position + 3))) ambiguous('unicode-escape');
      add('word', position + word.length);
    } else if (number !== undefined) {
      add('number', position + number.length);
      if (match(AFTER_NUMBER) !== undefined) ambiguous('number');
    } else if (variable !== undefined) {
      add('variable', position + variable.length);
      // PostgreSQL quotes with $tag$.
      if (/[$@]/.test(statement[position] ?? '')) ambiguous('dollar');
    } else if (character === '$') ambiguous('dollar');
    else if (character === '\\') ambiguous('backslash');
    else if (sign === undefined || (character === '#' && dialect === 'sqlite')) {
      throw new Doubtful({ kind: 'unexpected-character', character }, { invalid: true });
    } else add('sign', position + signLength(sign));
  }
}

/** A run of operator characters ends where a comment begins. */
function signLength(sign: string): number {
  const comment = sign.search(/--|\/\*|(?<!^)#/);
  return comment > 0 ? comment : sign.length;
}

function endOfQuoted(statement: string, start: number, skips: boolean): number {
  const quote = statement[start] ?? '';
  for (let at = start + 1; at < statement.length; at += 1) {
    if (skips && statement[at] === '\\') at += 1;
    else if (statement[at] === quote) {
      if (statement[at + 1] !== quote) return at + 1;
      at += 1;
    }
  }
  throw new Doubtful({ kind: 'unclosed', what: 'quote' }, { invalid: true });
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
