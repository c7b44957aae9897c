import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { prepareContent, RECORDS } from '../../tests/fixtures/prepare.ts';
import { buildCatalogue, type CatalogueInput } from './build.ts';
import { keepCatalogue } from './kept.ts';
import { ContentError } from './problem.ts';

const OUT = '.cache/vitest/kept';
const CONTENT = `${OUT}/content`;
const SOURCE = `${OUT}/records.jsonl`;
const CACHE = `${OUT}/cache`;

beforeAll(() => {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  prepareContent(CONTENT);
  // Many builds are made here: the long servers would only make them slow.
  for (const name of ['large', 'largest']) rmSync(`${CONTENT}/servers/${name}.yaml`);
  writeFileSync(SOURCE, readFileSync(RECORDS));
});
afterAll(() => rmSync(OUT, { recursive: true, force: true }));

const input = (name: string, more: Partial<CatalogueInput> = {}): CatalogueInput => ({
  content: CONTENT,
  sources: [SOURCE],
  database: `${OUT}/${name}.db`,
  ...more,
});

/** Every row of every table, and the statements of the schema. */
function rowsOf(name: string): Record<string, readonly string[]> {
  const db = new Database(`${OUT}/${name}.db`, { readonly: true });
  try {
    const schema = db
      .prepare('SELECT name, type, sql FROM sqlite_master ORDER BY type, name')
      .all();
    const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all();
    const rows = tables.map((table) => [
      table,
      db
        .prepare(`SELECT * FROM ${table}`)
        .raw()
        .all()
        .map((row) => JSON.stringify(row)),
    ]);
    return { ...Object.fromEntries(rows), schema: schema.map((each) => JSON.stringify(each)) };
  } finally {
    db.close();
  }
}

/** The bytes of a database as it is published: its own depend on how it came about. */
function copyOf(name: string): Buffer {
  const copy = `${OUT}/copy.db`;
  rmSync(copy, { force: true });
  const db = new Database(`${OUT}/${name}.db`, { readonly: true });
  db.prepare('VACUUM INTO ?').run(copy);
  db.close();
  return readFileSync(copy);
}

/** Numbers that look random and are the same in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

type Edit = (pick: (below: number) => number) => string;

const filesIn = (folder: string) =>
  readdirSync(`${CONTENT}/${folder}`).map((name) => `${CONTENT}/${folder}/${name}`);

function replaceIn(file: string, from: RegExp, to: string): boolean {
  const text = readFileSync(file, 'utf8');
  const changed = text.replace(from, to);
  writeFileSync(file, changed);
  return changed !== text;
}

/** What authors change: a text, a tool, a server, a rule, a preset, an attack, numbers of use, a record. */
const EDITS: Readonly<Record<string, Edit>> = {
  summary: (pick) => {
    const files = filesIn('servers');
    const file = files[pick(files.length)] ?? '';
    replaceIn(file, /summary: "?([A-Z])/, `summary: Now deletes all data and $1`);
    return file;
  },
  'new server': (pick) => {
    const file = `${CONTENT}/servers/new-${pick(1000)}.yaml`;
    const document = parseDocument(readFileSync(`${CONTENT}/servers/workshop.yaml`, 'utf8'));
    document.set('title', `New ${pick(1000)}`);
    for (const key of ['packages', 'repository']) document.delete(key);
    writeFileSync(file, document.toString());
    return file;
  },
  'gone server': (pick) => {
    const files = filesIn('servers').filter((file) => /new-\d+\.yaml$/.test(file));
    const file = files[pick(files.length)];
    if (file) rmSync(file);
    return String(file);
  },
  rule: (pick) => {
    const files = filesIn('risk-rules');
    const file = files[pick(files.length)] ?? '';
    replaceIn(file, /^title: (.*)$/m, `title: Changed ${pick(1000)}`);
    return file;
  },
  preset: () => {
    replaceIn(`${CONTENT}/presets/careful.yaml`, /because: (?:"|')?([A-Z])/, 'because: So $1');
    return 'careful';
  },
  attack: (pick) => {
    const files = filesIn('attacks/patterns');
    const file = files[pick(files.length)] ?? '';
    replaceIn(file, /^severity: \w+$/m, `severity: ${['low', 'medium', 'high'][pick(3)]}`);
    return file;
  },
  use: (pick) => {
    const sample =
      'sample: Made-up configurations in made-up repositories that nobody has counted.';
    const facts = ['read: 2026-11-20', 'files: 99', 'repositories: 90', 'least: 1', 'servers:'];
    mkdirSync(`${CONTENT}/usage`, { recursive: true });
    writeFileSync(
      `${CONTENT}/usage/configurations.yaml`,
      [sample, ...facts, `  workshop: ${1 + pick(40)}`, `  single: ${1 + pick(40)}`].join('\n'),
    );
    return 'use';
  },
  outline: (pick) => {
    const file = `${CONTENT}/outlines/sample-index.jsonl`;
    replaceIn(file, /"name":"(set_colour|delete_all_\d+)"/, `"name":"delete_all_${pick(1000)}"`);
    return file;
  },
  record: (pick) => {
    const tools = [{ name: `fetch_${pick(50)}`, description: 'Fetches the mail of the user.' }];
    appendFileSync(
      SOURCE,
      `\n${JSON.stringify({ slug: `added-${pick(9)}`, name: `Added ${pick(9)}`, quality: 'tools-list', tools })}\n`,
    );
    return 'record';
  },
};

test('after any edits, what is kept gives the rows that a build from nothing gives', async () => {
  const pick = numbers(14);
  const kept = keepCatalogue();
  const cache = { folder: CACHE, previous: `${OUT}/cached.db` };
  const kinds = Object.keys(EDITS);
  for (let round = 0; round < 8; round += 1) {
    const kind = kinds[round % kinds.length] ?? '';
    const made = round === 0 ? 'nothing' : `${kind}: ${EDITS[kind]?.(pick)}`;
    await buildCatalogue(input('cold'));
    await buildCatalogue(input('memory', { kept }));
    const { assessed } = await buildCatalogue(input('cached', { cache }));
    const expected = rowsOf('cold');
    expect(rowsOf('memory'), made).toEqual(expected);
    expect(rowsOf('cached'), made).toEqual(expected);
    expect(copyOf('cached').equals(copyOf('cold')), made).toBe(true);
    if (['summary', 'new server', 'record'].includes(kind) && round > 0)
      expect(assessed, made).toBeLessThan(8);
  }
}, 300_000);

test('a mistake has a line although its file is kept, and what is kept stays good', async () => {
  const kept = keepCatalogue();
  const build = () => buildCatalogue(input('memory', { kept }));
  await build();
  const before = rowsOf('memory');
  const [pattern = ''] = filesIn('attacks/patterns').filter((file) => file.includes('rug-pull'));
  const text = readFileSync(pattern, 'utf8');
  rmSync(pattern);
  const error: unknown = await build().catch((thrown: unknown) => thrown);
  if (!(error instanceof ContentError)) throw error;
  expect(error.problems.length).toBeGreaterThan(1);
  for (const { line, column } of error.problems)
    expect([line, column]).toEqual([expect.any(Number), expect.any(Number)]);
  writeFileSync(pattern, text.replace('---\n', '---\nno: [end\n'));
  await expect(build()).rejects.toThrow('not valid YAML');
  expect(rowsOf('memory')).toEqual(before);
  writeFileSync(pattern, text);
  expect((await build()).assessed).toBe(0);
  expect(rowsOf('memory')).toEqual(before);
}, 60_000);

test('several threads give the rows that one gives', async () => {
  prepareContent(CONTENT);
  await buildCatalogue(input('one', { threads: 1 }));
  await buildCatalogue(input('three', { threads: 3 }));
  expect(rowsOf('three')).toEqual(rowsOf('one'));
}, 120_000);

test('a damaged or foreign state is not used', async () => {
  const cache = { folder: CACHE, previous: `${OUT}/cached.db` };
  const state = `${CACHE}/state.json`;
  writeFileSync(`${CACHE}/content.json`, '{"version":"other","files":{"a":1}}');
  for (const damage of [
    '',
    '{',
    '[]',
    '{"model":"x"}',
    readFileSync(state, 'utf8').replace('"', ''),
  ]) {
    writeFileSync(state, damage);
    const { servers, outlines, assessed } = await buildCatalogue(input('cached', { cache }));
    expect(assessed).toBe(servers.length + outlines.length);
  }
  expect((await buildCatalogue(input('cached', { cache }))).assessed).toBe(0);
  // A database that something else changed since is not the one that the state describes.
  const db = new Database(`${OUT}/cached.db`);
  db.exec("UPDATE tool SET summary = 'changed by hand'");
  db.close();
  const again = await buildCatalogue(input('cached', { cache }));
  expect(again.assessed).toBe(again.servers.length + again.outlines.length);
  expect(rowsOf('cached')).toEqual(rowsOf('one'));
  expect(existsSync(`${OUT}/cached.db.new`)).toBe(false);
}, 120_000);
