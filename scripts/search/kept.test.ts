import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { embeddedCatalogue } from '../../tests/fixtures/embedded-catalogue.ts';
import { buildSearch } from '../build-search.ts';

const folder = mkdtempSync(join(tmpdir(), 'toolward-kept-'));
const database = join(folder, 'catalogue.db');
const PART_SIZE = 60;
let sites = 0;

/** A search in a new folder: what was made, and every file with its bytes. */
async function build(previous: readonly string[]) {
  sites += 1;
  const outDir = join(folder, `site-${sites}`);
  const made = await buildSearch({ database, outDir, previous, partSize: PART_SIZE });
  const home = join(outDir, 'pagefind');
  const bytes = new Map<string, string>();
  for (const file of readdirSync(home, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(home, file);
    if (statSync(path).isFile()) bytes.set(file, readFileSync(path, 'base64'));
  }
  return { outDir, home, bytes, written: made.written };
}

function change(sql: string, ...values: unknown[]): void {
  const db = new Database(database);
  db.pragma('foreign_keys = OFF');
  db.prepare(sql).run(...values);
  db.close();
}

beforeAll(async () => {
  copyFileSync((await embeddedCatalogue()).database, database);
  change('DELETE FROM server WHERE slug NOT IN (SELECT slug FROM server ORDER BY slug LIMIT 30)');
  change('DELETE FROM tool WHERE server NOT IN (SELECT slug FROM server)');
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A sequence of numbers from 0 up to 1 that is the same each time. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

const ONE = '(SELECT id FROM tool ORDER BY server, slug LIMIT 1 OFFSET ?)';
const EDITS: readonly ((place: number, turn: number) => void)[] = [
  (place, turn) => change(`UPDATE tool SET summary = ? WHERE id = ${ONE}`, `Turn ${turn}`, place),
  (place, turn) =>
    change(`UPDATE tool SET slug = ?, name = ? WHERE id = ${ONE}`, `t${turn}`, `t${turn}`, place),
  (place) => change(`DELETE FROM tool WHERE id = ${ONE}`, place),
  (place) => change(`UPDATE tool SET severity = 'critical' WHERE id = ${ONE}`, place),
  (place) => change(`DELETE FROM tool_capability WHERE tool = ${ONE}`, place),
  (place, turn) =>
    change(
      'UPDATE server SET label = ? WHERE slug = (SELECT server FROM tool LIMIT 1 OFFSET ?)',
      `Label ${turn}`,
      place,
    ),
  (place, turn) =>
    change(
      `UPDATE tool SET server = (SELECT slug FROM server LIMIT 1 OFFSET ?), slug = ? WHERE id = ${ONE}`,
      place % 30,
      `moved-${turn}`,
      place,
    ),
];

describe('the search of a changed catalogue', { timeout: 60_000 }, () => {
  it('has the same bytes twice, and takes everything where nothing changed', async () => {
    const first = await build([]);
    expect(first.written).toBeGreaterThan(4);
    expect((await build([])).bytes).toEqual(first.bytes);
    const again = await build([first.outDir]);
    expect(again).toMatchObject({ bytes: first.bytes, written: 0 });
    const [index] = readdirSync(join(again.home, 'pages', 'index'));
    const inode = (home: string) => statSync(join(home, 'pages', 'index', index ?? '')).ino;
    expect(inode(again.home)).toBe(inode(first.home));
  });

  it('writes one part for a changed tool, and the pages too for a changed server', async () => {
    const first = await build([]);
    change(`UPDATE tool SET summary = 'Another summary' WHERE id = ${ONE}`, 0);
    const second = await build([first.outDir]);
    expect(second.written).toBe(1);
    change("UPDATE server SET label = 'Another' WHERE slug = (SELECT min(slug) FROM server)");
    expect((await build([second.outDir])).written).toBe(2);
  });

  it('writes an index anew of which a file is missing or cut off', async () => {
    const first = await build([]);
    const [fragment] = readdirSync(join(first.home, 'pages', 'fragment'));
    rmSync(join(first.home, 'pages', 'fragment', fragment ?? ''));
    const [words] = readdirSync(join(first.home, 'tools-1', 'index'));
    truncateSync(join(first.home, 'tools-1', 'index', words ?? ''), 5);
    expect(await build([first.outDir])).toMatchObject({ bytes: first.bytes, written: 2 });
  });

  it('joins what several places have built', async () => {
    const whole = await build([]);
    const [a, b] = [await build([]), await build([])];
    for (const [site, odd] of [
      [a, 0],
      [b, 1],
    ] as const) {
      const tools = readdirSync(site.home).filter((name) => name.startsWith('tools-'));
      for (const [i, name] of tools.entries()) {
        if (i % 2 === odd) rmSync(join(site.home, name), { recursive: true });
      }
    }
    const joined = await build([a.outDir, b.outDir]);
    expect(joined).toMatchObject({ bytes: whole.bytes, written: 0 });
  });

  it('has the bytes of a whole build after any edits', async () => {
    const random = numbers(20_261_130);
    let last = await build([]);
    let taken = 0;
    for (let turn = 1; turn <= 8; turn += 1) {
      const edits = 1 + Math.floor(random() * 3);
      for (let n = 0; n < edits; n += 1) {
        const edit = EDITS[Math.floor(random() * EDITS.length)];
        edit?.(Math.floor(random() * 400), turn * 10 + n);
      }
      const next = await build([last.outDir]);
      const whole = await build([]);
      expect(next.bytes).toEqual(whole.bytes);
      taken += whole.written - next.written;
      last = next;
    }
    expect(taken).toBeGreaterThan(8);
  }, 120_000);
});
