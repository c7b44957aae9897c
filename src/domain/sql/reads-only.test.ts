import { expect, test } from 'vitest';
import { readsOnly } from './reads-only.ts';

test.each([
  'SELECT 1',
  "SELECT a::date, b->>'x', count(*) FILTER (WHERE c > 1) FROM t WHERE n ILIKE '%x%' GROUP BY 1, 2;",
  'SELECT `a` FROM `b` WHERE c = "x" LIMIT 5, 10',
  'WITH x AS (SELECT 1 AS n) SELECT * FROM x',
  'SHOW TABLES',
  'EXPLAIN SELECT 1',
  'PRAGMA table_info(users)',
])('reads: %s', (statement) => {
  expect(readsOnly(statement)).toEqual({ readsOnly: true });
});

test.each([
  'WITH x AS (DELETE FROM t RETURNING *) SELECT * FROM x',
  'SELECT 1; DROP TABLE t',
  'SELECT * FROM t FOR UPDATE',
  'SELECT (5).pg_sleep',
  'SELECT g.pg_sleep FROM unnest(ARRAY[5.0]) g',
  'SELECT /*!50000 1 */',
  'EXPLAIN ANALYZE DELETE FROM t',
])('does not only read: %s', (statement) => {
  expect(readsOnly(statement).readsOnly).toBe(false);
});
