import type { SqlAmbiguity, SqlDoubt, SqlReading } from '#domain/sql/reading.ts';

const AMBIGUOUS: Readonly<Record<SqlAmbiguity, string>> = {
  backslash: 'a backslash outside quotation marks',
  dollar: 'a dollar sign that PostgreSQL may read as a quotation mark',
  'line-end': 'a comment that databases end at different characters',
  'nested-comment': 'a comment inside a comment, which databases end at different places',
  number: 'a number that runs into a name',
  'unicode-escape': 'a name or text written in Unicode escapes',
};

const UNCLOSED = { quote: 'quotation mark', comment: 'comment', bracket: 'bracket' } as const;

/** What was found of a statement: "It calls pg_sleep, which is not known to only compute a value." */
export function sqlReadingSentence(reading: SqlReading): string {
  return reading.readsOnly
    ? 'It is one statement that only reads.'
    : doubtSentence(reading.because);
}

function doubtSentence(doubt: SqlDoubt): string {
  switch (doubt.kind) {
    case 'empty':
      return 'It holds no statement.';
    case 'too-long':
      return `It has ${doubt.length.toLocaleString('en')} characters; at most ${doubt.limit.toLocaleString('en')} are checked.`;
    case 'too-deep':
      return `It nests brackets more than ${doubt.limit} deep.`;
    case 'too-complex':
      return 'It nests too much for the SQL parser.';
    case 'hidden-character':
      return `It holds the invisible character U+${doubt.codePoint.toString(16).toUpperCase().padStart(4, '0')}.`;
    case 'unexpected-character':
      return `It holds ${doubt.character}, which starts nothing in this SQL dialect.`;
    case 'unclosed':
      return `It holds an unbalanced ${UNCLOSED[doubt.what]}.`;
    case 'ambiguous':
      return `It holds ${AMBIGUOUS[doubt.what]}.`;
    case 'active-comment':
      return 'It holds a comment that MySQL executes or that changes how the statement runs.';
    case 'second-statement':
      return 'It holds a second statement.';
    case 'not-a-query':
      return `A statement with ${doubt.word.toUpperCase()} is not known to only read.`;
    case 'word':
      return `It holds ${doubt.word.toUpperCase()}, which can write or lock.`;
    case 'function':
      return `It calls ${doubt.name}, which is not known to only compute a value.`;
    case 'named-function':
      return `It calls ${doubt.name} by a quoted or qualified name, which can be any function.`;
    case 'assignment':
      return 'It assigns a value to a variable.';
    case 'pragma':
      return `PRAGMA ${doubt.name} is not known to only read.`;
    case 'not-understood':
      return 'The SQL parser does not understand it.';
  }
}
