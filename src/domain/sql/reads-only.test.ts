import { describe, expect, test } from 'vitest';
import { SQL_DIALECTS, type SqlDialect } from './reading.ts';
import { readsOnly } from './reads-only.ts';
import { ANALYST_QUERIES } from './testing/analyst-queries.fixture.ts';
import { READING } from './testing/reading-statements.fixture.ts';
import { WRITING } from './testing/writing-statements.fixture.ts';

describe.each(SQL_DIALECTS)('%s', (dialect) => {
  test.each([...READING[dialect], ...ANALYST_QUERIES[dialect]])('reads: %s', (statement) => {
    expect(readsOnly(statement, dialect)).toEqual({ readsOnly: true });
  });

  test.each([...WRITING.any, ...WRITING[dialect]])('does not only read: %s', (statement) => {
    expect(readsOnly(statement, dialect).readsOnly).toBe(false);
  });
});

test.each(Object.values(WRITING).flat())(
  'without a dialect, does not only read: %s',
  (statement) => {
    expect(readsOnly(statement).readsOnly).toBe(false);
  },
);

test('at least nine in ten queries of analysts are recognised without a dialect', () => {
  for (const queries of [READING, ANALYST_QUERIES].flatMap((each) => Object.values(each))) {
    const recognised = queries.filter((query) => readsOnly(query).readsOnly);
    expect(recognised.length / queries.length).toBeGreaterThanOrEqual(0.9);
  }
});

test.each([
  'SELECT CONCAT(id, CAST(total AS STRING)) FROM `shop.orders`',
  "SELECT SAFE_CAST(total AS INT64), FORMAT_TIMESTAMP('%F', paid_at) FROM `shop.orders` WHERE paid_at > TIMESTAMP_SUB(CURRENT_TIMESTAMP(), INTERVAL 7 DAY)",
  'SELECT COUNTIF(total > 10), APPROX_COUNT_DISTINCT(buyer), SAFE_DIVIDE(a, b) FROM `project.shop.orders`',
  'SELECT table_name FROM `shop.INFORMATION_SCHEMA.TABLES`',
  'SELECT NVL(name, 1), IFF(a > b, 1, 2), TO_VARCHAR(total) FROM SHOP.PUBLIC."2026ORDERS" WHERE day > DATEADD(day, -7, CURRENT_DATE())',
])('recognised of BigQuery and Snowflake: %s', (statement) => {
  expect(readsOnly(statement)).toEqual({ readsOnly: true });
});

test.each([
  'CREATE TEMP TABLE x AS SELECT * FROM `shop.orders`',
  'EXPORT DATA OPTIONS (uri = "gs://b/x") AS SELECT * FROM `shop.orders`',
  'SELECT * FROM EXTERNAL_QUERY("connection", "DELETE FROM orders")',
  'SELECT * FROM ML.PREDICT(MODEL `a.b`, TABLE `c.d`)',
  'SELECT `shop.refund`(1)',
  'SELECT shop.refund(1)',
  'CALL `shop.refund`(1)',
  "EXECUTE IMMEDIATE 'DELETE FROM orders'",
  "SELECT SYSTEM$CANCEL_QUERY('1')",
  "COPY INTO 's3://bucket/x' FROM orders",
  'DECLARE x INT64; SELECT 1',
])('not recognised of BigQuery and Snowflake: %s', (statement) => {
  expect(readsOnly(statement).readsOnly).toBe(false);
});

test.each<[SqlDialect, string]>([
  ['postgresql', 'PRAGMA table_info(users)'],
  ['mysql', 'PRAGMA table_info(users)'],
  ['postgresql', 'DESCRIBE users'],
  ['sqlite', 'DESCRIBE users'],
  ['sqlite', 'SHOW TABLES'],
  ['sqlite', 'TABLE users'],
  ['postgresql', 'SELECT `a` FROM b'],
  ['sqlite', "SELECT a #>> '{b}' FROM c"],
])('%s does not have: %s', (dialect, statement) => {
  expect(readsOnly(statement, dialect).readsOnly).toBe(false);
});

describe('what dialects cut differently', () => {
  test.each<[string, readonly SqlDialect[]]>([
    // A string in E'' and in MySQL, a second statement elsewhere.
    ["SELECT E'a\\'; DELETE FROM users; --'", ['postgresql']],
    // One string where a backslash hides the quote, no end otherwise.
    ["SELECT * FROM a WHERE b LIKE 'x!_%' ESCAPE '\\'", ['postgresql', 'mysql', 'sqlite']],
    // A comment in MySQL only.
    ["SELECT a #>> '{b}' FROM c", ['postgresql', 'mysql']],
    ['SELECT a # load_file(2)\nFROM c', ['mysql']],
    // Not a comment in MySQL.
    ['SELECT 1 --load_file(2)', ['postgresql', 'sqlite']],
    // A name in SQLite, an index in PostgreSQL.
    ['SELECT a[load_file(1)] FROM c', ['sqlite']],
    // A function in PostgreSQL, a column elsewhere.
    ['SELECT g.pg_sleep FROM count(1) g', ['mysql', 'sqlite']],
  ])('%s', (statement, reading) => {
    const reads = SQL_DIALECTS.filter((dialect) => readsOnly(statement, dialect).readsOnly);
    expect(reads).toEqual(reading);
  });
});

test('says why not', () => {
  const because = (statement: unknown) => {
    const reading = readsOnly(statement as string);
    return reading.readsOnly ? undefined : reading.because;
  };
  expect(because('SELECT a; SELECT b')).toEqual({ kind: 'second-statement' });
  expect(because('SELECT Refund(1)')).toEqual({ kind: 'function', name: 'refund' });
  expect(because('SELECT a.refund(1)')).toEqual({ kind: 'named-function', name: 'refund' });
  expect(because('SELECT 1 INTO x')).toEqual({ kind: 'word', word: 'into' });
  expect(because('Drop TABLE x')).toEqual({ kind: 'not-a-query', word: 'drop' });
  expect(readsOnly('EXPLAIN ANALYZE').readsOnly).toBe(false);
  expect(readsOnly('EXPLAIN vacuum').readsOnly).toBe(false);
  expect(readsOnly('DESCRIBE orders').readsOnly).toBe(true);
  expect(because('EXPLAIN ANALYZE DELETE FROM x')).toEqual({
    kind: 'not-a-query',
    word: 'explain delete',
  });
  expect(because('PRAGMA user_version = 1')).toEqual({ kind: 'pragma', name: 'user_version' });
  expect(because('SELECT FROM WHERE')).toEqual({ kind: 'not-understood' });
  expect(because(`SELECT ${'('.repeat(50)}1${')'.repeat(50)}`)).toEqual({
    kind: 'too-deep',
    limit: 40,
  });
  expect(because(undefined)).toEqual({ kind: 'empty' });
  expect(because({})).toEqual({ kind: 'empty' });
});
