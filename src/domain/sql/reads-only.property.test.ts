import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cpuTime } from '../../../tests/fixtures/cpu-time.ts';
import { SQL_DIALECTS } from './reading.ts';
import { readsOnly } from './reads-only.ts';
import { ANALYST_QUERIES } from './testing/analyst-queries.fixture.ts';
import { READING } from './testing/reading-statements.fixture.ts';
import { WRITING } from './testing/writing-statements.fixture.ts';

/** Every run tries the same inputs, so that what fails once fails again. */
fc.configureGlobal({ seed: 20261130 });

const dialects = fc.constantFrom(undefined, ...SQL_DIALECTS);
const words = fc.stringMatching(/^[a-z_]{1,8}$/);
const samples = [
  ...Object.values(READING),
  ...Object.values(WRITING),
  ...Object.values(ANALYST_QUERIES),
].flat();

/** What may be between two tokens in every dialect. */
const gap = fc.constantFrom(
  ' ',
  '\n',
  '\t ',
  ' /* a; b */ ',
  '/**/',
  ' -- note\n',
  " -- it's\n",
  ' /* " */ ',
);

const randomCase = (text: string) =>
  fc
    .array(fc.boolean(), { minLength: text.length, maxLength: text.length })
    .map((flags) =>
      [...text].map((c, i) => (flags[i] ? c.toUpperCase() : c.toLowerCase())).join(''),
    );

/** A text of tokens in random case with random gaps. */
const spelled = (text: string) => {
  const tokens = text.split(' ');
  const parts = tokens.flatMap((token) => [
    /['"]/.test(token) ? fc.constant(token) : randomCase(token),
    gap,
  ]);
  return fc.tuple(...parts).map((pieces) => pieces.join(''));
};

const quotedName = words.chain((word) => fc.constantFrom(word, `"${word}"`, `x_${word}`));

const written = quotedName.chain((table) =>
  fc.constantFrom(
    `DELETE FROM ${table}`,
    `UPDATE ${table} SET a = 1`,
    `INSERT INTO ${table} VALUES ( 1 )`,
    `INSERT INTO ${table} SELECT 1`,
    `MERGE INTO ${table} USING b ON a = b WHEN MATCHED THEN DELETE`,
  ),
);

const effects = fc.constantFrom(
  ...[
    'pg_sleep',
    'lo_unlink',
    'nextval',
    'setval',
    'set_config',
    'dblink',
    'pg_read_file',
    'pg_terminate_backend',
  ],
  ...[
    'sleep',
    'benchmark',
    'load_file',
    'get_lock',
    'load_extension',
    'writefile',
    'randomblob',
    'refund',
    'zeroblob',
  ],
);

/** A call of a function with an effect, in an expression. */
const called = fc
  .tuple(effects, gap)
  .chain(([name, space]) =>
    fc.constantFrom(
      `${name}${space}( 1 )`,
      `coalesce( ${name}${space}( 1 ) , 2 )`,
      `public.${name}${space}( 1 )`,
      `"${name}"${space}( 1 )`,
      `CASE WHEN 1 = 1 THEN ${name}${space}( 1 ) END`,
      `( SELECT ${name}${space}( 1 ) )`,
      `'a' || ${name}${space}( 1 )`,
    ),
  );

/** Statements that write, lock or call, each in one of many places of a query. */
const writing = fc
  .tuple(written, called, quotedName)
  .chain(([write, call, name]) =>
    fc
      .constantFrom(
        write,
        `WITH ${name} AS ( ${write} RETURNING * ) SELECT * FROM ${name}`,
        `WITH a AS ( SELECT 1 ) , ${name} AS ( ${write} RETURNING a ) SELECT 1`,
        `WITH a AS ( SELECT 1 ) ${write}`,
        `SELECT 1 FROM ( WITH a AS ( ${write} RETURNING a ) SELECT * FROM a ) b`,
        `EXPLAIN ANALYZE ${write}`,
        `EXPLAIN ( ANALYZE , VERBOSE ) ${write}`,
        `SELECT 1 ; ${write}`,
        `SELECT ';' ; ${write} ;`,
        `SELECT * INTO ${name} FROM b`,
        `SELECT a FROM b INTO OUTFILE 'c'`,
        `SELECT a INTO @${name.replaceAll('"', '')} FROM b`,
        `SELECT * FROM ${name} FOR UPDATE`,
        `SELECT * FROM ${name} FOR SHARE`,
        `SELECT * FROM ${name} LOCK IN SHARE MODE`,
        `SELECT ${call}`,
        `SELECT a , ${call} AS b FROM ${name}`,
        `SELECT * FROM ${name} WHERE a = ${call} OR b = 1`,
        `SELECT * FROM ${name} GROUP BY ${call}`,
        `SELECT * FROM ${name} ORDER BY ${call} DESC LIMIT 5`,
        `SELECT 1 UNION ALL SELECT ${call}`,
        `WITH a AS ( SELECT ${call} ) SELECT * FROM a`,
        `SELECT count(*) OVER ( PARTITION BY ${call} ) FROM ${name}`,
        `VALUES ( 1 ) , ( ${call} )`,
        `EXPLAIN ANALYZE SELECT ${call}`,
      )
      .chain(spelled),
  );

test('no statement that writes is called reading', () => {
  fc.assert(
    fc.property(writing, dialects, (statement, dialect) => {
      expect(readsOnly(statement, dialect).readsOnly).toBe(false);
    }),
    { numRuns: 2000 },
  );
});

test('a second statement after one that reads is never called reading', () => {
  const queries = fc.constantFrom(...Object.values(ANALYST_QUERIES).flat());
  fc.assert(
    fc.property(queries, written, gap, dialects, (query, write, space, dialect) => {
      // On its own line, since # starts a comment in MySQL.
      const statement = `${query.replace(/;$/, '')}\n;${space}${write}`;
      expect(readsOnly(statement, dialect).readsOnly).toBe(false);
    }),
    { numRuns: 500 },
  );
});

test('the case of words and the comments between them change nothing', () => {
  const queries = [
    'SELECT a , count(*) FROM t WHERE b = 1 GROUP BY a ORDER BY a DESC LIMIT 5',
    'WITH x AS ( SELECT max( a ) AS m FROM t ) SELECT m FROM x JOIN y ON y.a = x.m',
    "SELECT * FROM t LEFT JOIN u ON t.a = u.a WHERE t.b LIKE '%x%' AND u.c IS NULL",
  ];
  fc.assert(
    fc.property(fc.constantFrom(...queries).chain(spelled), dialects, (statement, dialect) => {
      expect(readsOnly(statement, dialect)).toEqual({ readsOnly: true });
    }),
    { numRuns: 500 },
  );
});

/** Anything at all: pieces of statements in disorder, changed statements, and other values. */
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.anything(),
  fc
    .constantFrom(...samples)
    .chain((sample) =>
      fc
        .tuple(fc.nat(sample.length), fc.nat(20), fc.string({ maxLength: 5 }))
        .map(([at, length, text]) => sample.slice(0, at) + text + sample.slice(at + length)),
    ),
  fc
    .array(fc.constantFrom(...samples.flatMap((sample) => sample.split(/(\s+|\b)/))), {
      maxLength: 200,
    })
    .map((pieces) => pieces.join('')),
  fc
    .tuple(fc.constantFrom(...'([\'"`-/*#$\\;:@.,+'), fc.integer({ min: 1, max: 19_000 }))
    .map(([character, length]) => `SELECT ${character.repeat(length)}`),
);

test('no input makes it throw or take more than two seconds', () => {
  fc.assert(
    fc.property(anything, dialects, (statement, dialect) => {
      const took = cpuTime(() => {
        expect(typeof readsOnly(statement as string, dialect).readsOnly).toBe('boolean');
      });
      expect(took).toBeLessThan(2000);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['SELECT * FROM ', '(SELECT * FROM a JOIN ', 'b', ') x'],
  ['SELECT * FROM ', '(a JOIN ', 'b', ')'],
  ['SELECT ', 'sum(', 'a', ') OVER (ORDER BY a)'],
  ['SELECT ', 'cast(', 'a', ' AS int)'],
  ['SELECT ', 'CASE WHEN (a = ', '1', ') THEN 1 END'],
])('nesting takes a bounded time: %s%s', (before, open, middle, close) => {
  for (const depth of [5, 10, 20, 40, 400]) {
    const statement = before + open.repeat(depth) + middle + close.repeat(depth);
    expect(cpuTime(() => readsOnly(statement))).toBeLessThan(2000);
  }
});

test('SQLite itself finds nothing but reading in what is called reading', () => {
  const database = new Database(':memory:');
  database.exec(
    'CREATE TABLE t (a, b, c, d, e, x, y, z, ts, i); CREATE TABLE u (a, b, c, d); CREATE VIEW v AS SELECT 1 AS a',
  );
  const fragments = fc.constantFrom(
    ...[
      'SELECT',
      'FROM',
      't',
      'u',
      'v',
      'a',
      'b',
      'WHERE',
      'a = 1',
      '1',
      "'x'",
      '"a"',
      '[a]',
      '`a`',
      ',',
      '(',
      ')',
      '*',
    ],
    ...[
      'WITH x AS (SELECT 1)',
      'VALUES (1)',
      'UNION',
      'ORDER BY 1',
      'LIMIT 1',
      'count(*)',
      'max(a)',
      ';',
      '--\n',
      '/* */',
    ],
    ...[
      'DELETE FROM t',
      'INSERT INTO t DEFAULT VALUES',
      'REPLACE INTO u(a) VALUES (1)',
      'UPDATE t SET a = 1',
      'RETURNING a',
    ],
    ...[
      'DROP TABLE t',
      'CREATE TABLE q (a)',
      'PRAGMA',
      'user_version',
      '= 5',
      'table_info(t)',
      'journal_mode',
      'EXPLAIN',
    ],
    ...[
      'QUERY PLAN',
      'BEGIN',
      'COMMIT',
      'VACUUM',
      'REINDEX',
      "ATTACH ':memory:' AS n",
      'ANALYZE',
      "'",
      '"',
      '[',
      ']',
    ],
  );
  const mixed = fc
    .array(fragments, { minLength: 1, maxLength: 8 })
    .map((pieces) => pieces.join(' '));
  const changed = fc
    .constantFrom(...READING.sqlite, ...WRITING.sqlite, ...WRITING.any)
    .chain((sample) =>
      fc
        .tuple(fc.nat(sample.length), fragments)
        .map(([at, piece]) => `${sample.slice(0, at)} ${piece} ${sample.slice(at)}`),
    );
  let compared = 0;
  fc.assert(
    fc.property(fc.oneof(mixed, changed, writing, fc.constantFrom(...samples)), (text) => {
      if (!readsOnly(text, 'sqlite').readsOnly && !readsOnly(text).readsOnly) return;
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
    { numRuns: 5000 },
  );
  expect(compared).toBeGreaterThan(50);
});
