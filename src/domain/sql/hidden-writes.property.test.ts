import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SQL_DIALECTS, type SqlDialect } from './reading.ts';
import { readsOnly } from './reads-only.ts';

/** Every run tries the same inputs, so that what fails once fails again. */
fc.configureGlobal({ seed: 20261130 });

/** What is a comment or a quotation to some servers and not to others: before a text, and after it. */
interface Cover {
  readonly before: string;
  readonly after: string;
  /** The dialects in which, at least with some settings, the text is not covered and runs. */
  readonly runsIn: readonly SqlDialect[];
}

const COVERS: readonly Cover[] = [
  { before: '/*! ', after: ' */', runsIn: ['mysql'] },
  { before: '/*!50000 ', after: ' */', runsIn: ['mysql'] },
  { before: '/*M! ', after: ' */', runsIn: ['mysql'] },
  { before: '/*M!100100 ', after: ' */', runsIn: ['mysql'] },
  { before: '/* /* */ ', after: ' -- */ */', runsIn: ['mysql', 'sqlite'] },
  { before: '/* /* a */ */ ', after: ' -- ', runsIn: ['postgresql', 'mysql', 'sqlite'] },
  { before: "'\\' ", after: " -- '", runsIn: ['postgresql', 'sqlite', 'mysql'] },
  { before: "'a\\\\' ", after: " -- '", runsIn: ['postgresql', 'sqlite', 'mysql'] },
  { before: "E'\\\\' ", after: " -- '", runsIn: ['postgresql'] },
  { before: "'\\'' ", after: " -- '", runsIn: ['mysql'] },
  { before: '"\\" ', after: ' -- "', runsIn: ['postgresql', 'sqlite', 'mysql'] },
  { before: '--1\n', after: '', runsIn: ['postgresql', 'mysql', 'sqlite'] },
  { before: '--1 ', after: '', runsIn: ['mysql'] },
  { before: '-- a\r', after: '', runsIn: ['postgresql'] },
  { before: '# a\n', after: '', runsIn: ['mysql'] },
  { before: '# ', after: '', runsIn: ['postgresql'] },
  { before: '$$ ', after: ' $$', runsIn: ['mysql', 'sqlite'] },
  { before: '$a$ ', after: ' $a$', runsIn: ['mysql', 'sqlite'] },
  { before: '[', after: ' ]', runsIn: ['postgresql', 'mysql'] },
  { before: '`a`` ` ', after: ' -- `', runsIn: ['mysql', 'sqlite'] },
  { before: "''' ' ", after: " -- '", runsIn: ['postgresql', 'mysql', 'sqlite'] },
  { before: 'a\0', after: '', runsIn: ['mysql'] },
  { before: "U&'\\' ", after: " -- '", runsIn: ['postgresql'] },
  { before: '"a""" ', after: ' -- "', runsIn: ['postgresql', 'mysql', 'sqlite'] },
];

const written = fc.constantFrom(
  'DELETE FROM t',
  'DROP TABLE t',
  'UPDATE t SET a = 1',
  'INSERT INTO t VALUES (1)',
  'CREATE TABLE q (a int)',
  "COPY t TO '/tmp/a'",
  'CALL p()',
  'PRAGMA user_version = 5',
  "SET GLOBAL general_log_file = '/tmp/a'",
  'SELECT pg_sleep(9)',
  'SELECT a INTO q FROM t',
  "SELECT 1 INTO OUTFILE '/tmp/a'",
  'SELECT * FROM t FOR UPDATE',
);
const queries = fc.constantFrom(
  'SELECT 1',
  'SELECT a, ',
  'SELECT a FROM t WHERE b = ',
  'SELECT a FROM t ',
  'WITH x AS (SELECT 1) SELECT * FROM x ',
  'VALUES (1), (2) ',
  'SELECT (',
);
const hidden = fc
  .record({
    query: queries,
    cover: fc.constantFrom(...COVERS),
    first: fc.constantFrom('; ', ' ; ', ';', '\n;\n'),
    write: written,
    last: fc.constantFrom('', ';', ' ; SELECT 1', '\n', ' -- end', ' AS a', ')', ' FROM t'),
  })
  .map(({ query, cover, first, write, last }) => ({
    text: `${query} ${cover.before}${first}${write}${last}${cover.after}`,
    runsIn: cover.runsIn,
  }));

test('no statement is called reading that some servers take for another, which writes', () => {
  fc.assert(
    fc.property(hidden, ({ text, runsIn }) => {
      for (const dialect of [undefined, ...runsIn])
        expect(readsOnly(text, dialect).readsOnly, `${dialect}: ${text}`).toBe(false);
    }),
    { numRuns: 4000 },
  );
});

/** What stands in a query, so that whatever covers it, or uncovers it, can be put between any two pieces. */
const pieces = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom(...COVERS.flatMap(({ before, after }) => [before, after])),
    },
    { weight: 2, arbitrary: written },
    {
      weight: 3,
      arbitrary: fc.constantFrom(
        ...[
          'SELECT ',
          ' 1 ',
          ' a ',
          ' FROM t ',
          ';',
          ', ',
          '(',
          ')',
          "'",
          '"',
          '`',
          '\\',
          '\n',
          '--',
          '/*',
        ],
        ...['*/', '#', ' AS b ', ' WHERE a = 1 ', ' UNION ', ' x ', '$', '[', ']', "''", ' -- '],
      ),
    },
  ),
  { minLength: 1, maxLength: 10 },
);

test('SQLite agrees with every text of covers and writes that is called reading', () => {
  const database = new Database(':memory:');
  database.exec('CREATE TABLE t (a, b); CREATE TABLE x (a, b)');
  let accepted = 0;
  let compared = 0;
  fc.assert(
    fc.property(pieces, fc.constantFrom(undefined, ...SQL_DIALECTS), (some, dialect) => {
      const text = `SELECT ${some.join('')}`;
      if (!readsOnly(text, dialect).readsOnly) return;
      accepted += 1;
      if (dialect !== undefined && dialect !== 'sqlite') return;
      let statement: Database.Statement;
      try {
        statement = database.prepare(text);
      } catch (error) {
        expect(String(error)).not.toContain('more than one statement');
        return;
      }
      compared += 1;
      expect(statement.readonly).toBe(true);
    }),
    { numRuns: 15_000 },
  );
  expect(accepted).toBeGreaterThan(30);
  expect(compared).toBeGreaterThan(5);
});
