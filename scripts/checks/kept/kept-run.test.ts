import { cpSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { array, assert, asyncProperty, constantFrom, record } from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import type { Catalogue } from '#queries/database.ts';
import type { Check } from '../check.ts';
import { foreignQuoted } from '../foreign-quoted.ts';
import { html } from '../html.ts';
import { indexing } from '../indexing.ts';
import { links } from '../links.ts';
import { batchRunner } from '../running/batch.ts';
import type { Pool } from '../running/pool.ts';
import { runChecks } from '../running/run-checks.ts';
import { pageOf } from '../testing/page-of.ts';
import { smallCatalogue } from '../testing/small-catalogue.ts';
import { titles } from '../titles.ts';
import { truth } from '../truth.ts';
import { words } from '../words.ts';

const CHECKED: readonly Check[] = [links, html, titles, indexing, foreignQuoted, truth, words];

/** Two workers in this thread, a few pages at a time. */
const here: Pool = async (task, _workers, jobs, take) => {
  const workers = [batchRunner(task), batchRunner(task)];
  for (let at = 0; at < jobs.length; at += 3) {
    const batch = jobs.slice(at, at + 3);
    const number = (at / 3) % 2;
    take(number, batch, (workers[number] as (typeof workers)[0])(batch));
  }
};

let db: Catalogue;
let folder: string;
const site = () => join(folder, 'site');
const database = () => join(folder, 'catalogue.db');
const kept = () => join(folder, 'kept.db');

/** Older than any run, so that an unchanged file is known by its stamp. */
let clock = 1_000_000;

function write(path: string, text: string): void {
  const file = join(site(), path.endsWith('/') ? `${path}index.html` : path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  clock += 10;
  utimesSync(file, clock, clock);
}

const remove = (path: string): void =>
  rmSync(join(site(), path.endsWith('/') ? `${path}index.html` : path), { force: true });

function changeCatalogue(sql: string): void {
  const own = new Database(database());
  own.exec(sql);
  own.close();
  clock += 10;
  utimesSync(database(), clock, clock);
}

const PATHS = [
  '/',
  '/a/',
  '/servers/far/',
  '/servers/far/get-note/',
  '/servers/far/zzz/',
  '/tools/',
];
const TEXTS = [
  '<h1>One</h1><p id="here">A text.</p>',
  '<h1>Two</h1><p>Twice twice.</p><a href="/a/#here">there</a><a href="/tools/">tools</a>',
  '<h1>Three</h1><ul class="tool-list"><li><a href="/servers/far/get-note/">g</a> <span class="text">words</span></li></ul>',
  '<h1>Four</h1><blockquote>Gets a &lt;i>note&lt;/i> and ⟦U+202E⟧ more.</blockquote><a href="/servers/far/zzz/">z</a>',
  '<h1>Five</h1><p>It is unclosed',
];
const CHANGES = [
  `UPDATE tool SET description = 'Other.' WHERE slug = 'get-note' AND server = 'far'`,
  `UPDATE tool SET description = NULL WHERE slug = 'get-note'`,
  `UPDATE tool SET summary = 'Ours.' WHERE slug = 'zzz'`,
  `UPDATE server SET description = 'Elsewhere.' WHERE slug = 'far'`,
  `UPDATE tool SET severity = 'high' WHERE slug = 'zzz'`,
];

async function run(file?: string) {
  const { results, looked } = await runChecks({
    folder: site(),
    database: database(),
    checks: CHECKED,
    workers: 2,
    kept: file,
    pool: here,
    progress: () => undefined,
  });
  return { looked, outcomes: results.map(({ check, outcome }) => [check.name, outcome]) };
}

beforeEach(async () => {
  db = await smallCatalogue();
  folder = mkdtempSync(join(tmpdir(), 'kept-'));
  cpSync(db.name, database());
  changeCatalogue('SELECT 1');
  mkdirSync(site());
  for (const [at, path] of PATHS.entries()) write(path, pageOf(TEXTS[at % TEXTS.length] ?? ''));
  write(
    '/data/servers/far.json',
    JSON.stringify({ slug: 'far', label: 'Far', sources: [], tools: [] }),
  );
});

test('looks at nothing where nothing changed, and at one page where one changed', async () => {
  const first = await run(kept());
  expect(first.looked).toBe(PATHS.length + 1);
  expect(await run(kept())).toEqual({ ...first, looked: 0 });
  write('/tools/', pageOf(TEXTS[0] ?? ''));
  expect((await run(kept())).looked).toBe(1);
});

test('looks again where a page that is linked to is gone, or a row of the catalogue is another', async () => {
  write('/a/', pageOf(TEXTS[1] ?? ''));
  await run(kept());
  remove('/tools/');
  const without = await run(kept());
  expect(JSON.stringify(without.outcomes)).toContain('a link to /tools/');
  expect(without.looked).toBeLessThan(PATHS.length);
  changeCatalogue(CHANGES[0] ?? '');
  const { looked, outcomes } = await run(kept());
  expect([looked > 0, looked < PATHS.length]).toEqual([true, true]);
  expect(outcomes).toEqual((await run()).outcomes);
});

test('a store that cannot be read is made anew', async () => {
  writeFileSync(kept(), 'no database at all, but of some length, so that it is read as one');
  expect((await run(kept())).looked).toBe(PATHS.length + 1);
  expect((await run(kept())).looked).toBe(0);
});

test('a store of another form is made anew', async () => {
  const old = new Database(kept());
  old.exec('CREATE TABLE result (path TEXT PRIMARY KEY, body BLOB)');
  old.close();
  expect((await run(kept())).looked).toBe(PATHS.length + 1);
  expect((await run(kept())).looked).toBe(0);
});

const pick = (values: readonly string[]) => constantFrom(...values);
const step = record({
  kind: pick(['write', 'write', 'remove', 'catalogue', 'data', 'run']),
  path: pick([...PATHS, '/b/', '/servers/far/new/']),
  text: pick(TEXTS),
  sql: pick(CHANGES),
});

test('gives what a fresh run gives, whatever changed', async () => {
  await assert(
    asyncProperty(array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      for (const { kind, path, text, sql } of steps) {
        if (kind === 'write') write(path, pageOf(text));
        if (kind === 'remove') remove(path);
        if (kind === 'catalogue') changeCatalogue(sql);
        if (kind === 'data') {
          const tools = [{ name: 'zzz', slug: 'zzz' }];
          const file = { slug: 'far', label: text.slice(4, 8), sources: [], tools };
          write('/data/servers/far.json', JSON.stringify(file));
        }
        if (kind === 'run') await run(kept());
      }
      expect((await run(kept())).outcomes).toEqual((await run()).outcomes);
    }),
    { numRuns: 25 },
  );
}, 120_000);
