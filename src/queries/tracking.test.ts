import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { type Catalogue, openCatalogue, row, rows } from './database.ts';
import { memo } from './memo.ts';
import { readAgain } from './read-again.ts';
import { type Noted, notingNow } from './tracking.ts';

const folder = mkdtempSync(join(tmpdir(), 'tracking-'));

function catalogueOf(name: string, prices: Readonly<Record<string, number>>): Catalogue {
  const path = join(folder, `${name}.db`);
  const db = new Database(path);
  db.exec('CREATE TABLE price (fruit TEXT, cents INT)');
  for (const [fruit, cents] of Object.entries(prices))
    db.prepare('INSERT INTO price VALUES (?, ?)').run(fruit, cents);
  db.close();
  return openCatalogue(path);
}

const allPrices = memo(
  'all prices',
  (db): ReadonlyMap<string, number> =>
    new Map(
      rows<{ fruit: string; cents: number }>(db, 'SELECT * FROM price ORDER BY fruit').map(
        ({ fruit, cents }) => [fruit, cents],
      ),
    ),
);
const dearest = memo('dearest', (db): number => Math.max(...allPrices(db).values()));
const priceOf = memo(
  'price of',
  (db, fruit: string) =>
    row<{ cents: number }>(db, 'SELECT cents FROM price WHERE fruit = ?', fruit)?.cents,
);

function readBy(work: () => unknown): Noted[] {
  const noted = new Set<Noted>();
  notingNow((note) => noted.add(note), work);
  return [...noted];
}

const before = catalogueOf('before', { apple: 10, pear: 20, plum: 30 });
const after = catalogueOf('after', { apple: 10, pear: 25, plum: 30, quince: 5 });

const changed = (work: () => unknown): boolean[] =>
  readBy(work).map(({ read, digest }) => readAgain(after, read) !== digest);

test('a statement with its values gives the same again, or something else', () => {
  const sql = 'SELECT cents FROM price WHERE fruit = ?';
  expect(changed(() => row(before, sql, 'apple'))).toEqual([false]);
  expect(changed(() => rows(before, sql, 'pear'))).toEqual([true]);
  expect(changed(() => row(before, sql, 'quince'))).toEqual([true]);
});

test('of a shared map, only the entries that are read count', () => {
  expect(changed(() => allPrices(before).get('apple'))).toEqual([false]);
  expect(changed(() => allPrices(before).has('quince'))).toEqual([true]);
  expect(changed(() => [...allPrices(before)])).toEqual([true]);
  expect(changed(() => allPrices(before).size)).toEqual([true]);
});

test('a shared value counts, not what it was made from', () => {
  expect(changed(() => dearest(before))).toEqual([false]);
  expect(changed(() => priceOf(before, 'pear'))).toEqual([true]);
});

test('a value that says all that it was made from changes with each part', () => {
  const cheap = memo('cheap', (db) => allPrices(db).get('apple'), { saysAll: true });
  const costly = memo('costly', (db) => allPrices(db).get('pear'), { saysAll: true });
  const both = memo('both', (db) => [cheap(db), costly(db)], { saysAll: true });
  expect(changed(() => cheap(before))).toEqual([false]);
  expect(changed(() => costly(before))).toEqual([true]);
  expect(changed(() => both(before))).toEqual([true]);
});

test('a shared value knows what it was made from, also when it was made before anybody asked', () => {
  dearest(after);
  const [noted] = readBy(() => dearest(after));
  expect(noted?.parts?.map(({ read }) => read.kind)).toEqual(['memo']);
  expect(noted?.parts?.[0]?.parts?.map(({ read }) => read.kind)).toEqual(['rows']);
});

test('a map that is read looks like the map', () => {
  const found: unknown[] = [];
  notingNow(
    () => undefined,
    () => {
      const map = allPrices(before);
      found.push([...map], [...map.keys()], [...map.values()], map.size, map instanceof Map);
      map.forEach((value, key) => {
        found.push([key, value]);
      });
    },
  );
  const plain = [...allPrices(before)];
  const values = [[10, 20, 30], 3, true];
  expect(found).toEqual([plain, plain.map(([fruit]) => fruit), ...values, ...plain]);
});

test('what cannot be read again is a change', () => {
  expect(readAgain(after, { kind: 'rows', sql: 'SELECT x FROM gone', values: [] })).toBeNull();
  expect(readAgain(after, { kind: 'memo', name: 'gone', args: [] })).toBeNull();
});
