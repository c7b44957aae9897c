/** The three families of SQL that are told apart. MariaDB counts as MySQL. */
export type SqlDialect = 'postgresql' | 'mysql' | 'sqlite';

export const SQL_DIALECTS: readonly SqlDialect[] = ['postgresql', 'mysql', 'sqlite'];

/** Why a text is not surely one statement that only reads. */
export type SqlDoubt =
  /** Not a string, or nothing in it but blanks and comments. */
  | { kind: 'empty' }
  /** `length` in UTF-16 code units. */
  | { kind: 'too-long'; length: number; limit: number }
  | { kind: 'too-deep'; limit: number }
  /** The parser would take too long. */
  | { kind: 'too-complex' }
  /** A character that a person does not see, or that changes the order of others. */
  | { kind: 'hidden-character'; codePoint: number }
  /** A character that begins nothing in this dialect. */
  | { kind: 'unexpected-character'; character: string }
  | { kind: 'unclosed'; what: 'quote' | 'comment' | 'bracket' }
  /** Text that servers cut differently, by their kind or their settings. */
  | { kind: 'ambiguous'; what: SqlAmbiguity }
  /** A comment that MySQL executes, or that an optimizer takes as a hint. */
  | { kind: 'active-comment' }
  | { kind: 'second-statement' }
  /** The statement begins with this word, in lower case. */
  | { kind: 'not-a-query'; word: string }
  /** A word, in lower case, that writes or locks, or could. */
  | { kind: 'word'; word: string }
  /** A function that is not known to only compute. */
  | { kind: 'function'; name: string }
  /** A function in a schema, one whose name is quoted, or one that is called with a dot: `(5).pg_sleep`. */
  | { kind: 'named-function'; name: string }
  /** An assignment to a variable: `@a := 1`. */
  | { kind: 'assignment' }
  /** A PRAGMA that writes, or is not known to only read. */
  | { kind: 'pragma'; name: string }
  /** The parser does not understand it. */
  | { kind: 'not-understood' };

export type SqlAmbiguity =
  | 'backslash'
  | 'dollar'
  | 'line-end'
  | 'nested-comment'
  | 'number'
  | 'unicode-escape';

/** Whether a text is surely one statement that only reads, and if not, why not. */
export type SqlReading = { readsOnly: true } | { readsOnly: false; because: SqlDoubt };

/** Thrown inside this folder only: the first doubt ends the reading. */
export class Doubtful extends Error {
  readonly doubt: SqlDoubt;
  /** No server of this dialect and these settings accepts the text, so it cannot be meant for one. */
  readonly invalid: boolean;

  constructor(doubt: SqlDoubt, { invalid = false } = {}) {
    super(doubt.kind);
    this.doubt = doubt;
    this.invalid = invalid;
  }
}
