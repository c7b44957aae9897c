import { expect, test } from 'vitest';
import { readsOnly } from '#domain/sql/reads-only.ts';
import { sqlReadingSentence } from './sql.ts';

test.each([
  ['SELECT 1', 'It is one statement that only reads.'],
  ['  -- nothing', 'It holds no statement.'],
  ['SELECT 1; DROP TABLE a', 'It holds a second statement.'],
  ['SELECT pg_sleep(5)', 'It calls pg_sleep, which is not known to only compute a value.'],
  ['SELECT app.f(5)', 'It calls f by a quoted or qualified name, which can be any function.'],
  ['SELECT * FROM a FOR UPDATE', 'It holds FOR, which can write or lock.'],
  ['DROP TABLE a', 'A statement with DROP is not known to only read.'],
  ['PRAGMA user_version = 5', 'PRAGMA user_version is not known to only read.'],
  ['SELECT 1\u200B', 'It holds the invisible character U+200B.'],
  [`SELECT ${'1'.repeat(20_000)}`, 'It has 20,007 characters; at most 20,000 are checked.'],
  ["SELECT 'a", 'It holds an unbalanced quotation mark.'],
  ['SELECT 1 \\gexec', 'It holds a backslash outside quotation marks.'],
  ['EXPLAIN ANALYZE DELETE FROM a', 'A statement with EXPLAIN DELETE is not known to only read.'],
])('%j: %s', (statement, sentence) => {
  expect(sqlReadingSentence(readsOnly(statement))).toBe(sentence);
});
