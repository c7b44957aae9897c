import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { buildCatalogue } from '#catalogue/build.ts';
import { serverDataSchema } from '#domain/server-data.ts';
import { plainForeignText } from '#domain/upstream-text.ts';
import { databaseSchema } from '#features/data/queries/database-schema.ts';
import { SAMPLE_QUERIES, sampleResults } from '#features/data/queries/sample-queries.ts';
import { serverData } from '#features/data/queries/server-data.ts';
import { type Catalogue, openCatalogue, rows } from '#queries/database.ts';
import { allServerSlugs } from '#queries/servers.ts';
import { routes } from '#routes';
import { jsonText } from '#seo/json-file.ts';
import { RECORDS } from '../../tests/fixtures/prepare.ts';
import { gunzipFile } from './gzip-file.ts';
import { addLines, placeDownloads, writeDownloads } from './write-downloads.ts';

const folder = mkdtempSync(join(tmpdir(), 'downloads-'));
const database = join(folder, 'catalogue.db');
const first = join(folder, 'first');
let source: Catalogue;
let copy: Catalogue;

beforeAll(async () => {
  await buildCatalogue({ content: 'content', sources: [RECORDS], database });
  source = openCatalogue(database);
  await writeDownloads(database, first);
  await gunzipFile(join(first, 'catalogue.db.gz'), join(folder, 'copy.db'));
  copy = openCatalogue(join(folder, 'copy.db'));
}, 180_000);

const sha256 = (path: string): string =>
  createHash('sha256').update(readFileSync(path)).digest('hex');

test('the same catalogue gives the same bytes, and the list tells size and checksum', async () => {
  const again = await writeDownloads(database, join(folder, 'second'));
  expect(again.map(({ name }) => name)).toEqual([
    'catalogue.db.gz',
    'catalogue.jsonl.gz',
    'toolward-guard.mjs',
  ]);
  for (const { name, sha256: stated, bytes } of again) {
    expect(sha256(join(first, name))).toBe(stated);
    expect(readFileSync(join(first, name)).length).toBe(bytes);
    // The time of a gzip header is left empty.
    if (name.endsWith('.gz')) expect(readFileSync(join(first, name)).readUInt32LE(4)).toBe(0);
  }
});

test('lines from the data files of a site are those that are made from the catalogue', async () => {
  const [site, folderOfBuild] = [join(folder, 'site'), join(folder, 'build')];
  mkdirSync(join(site, 'data/servers'), { recursive: true });
  const slugs = allServerSlugs(source);
  for (const slug of slugs)
    writeFileSync(join(site, routes.serverData(slug)), jsonText(serverData(source, slug)));
  await writeDownloads(database, folderOfBuild, { withLines: false });
  await addLines(slugs, site, folderOfBuild);
  for (const name of ['catalogue.jsonl.gz', 'downloads.json'])
    expect(sha256(join(folderOfBuild, name)), name).toBe(sha256(join(first, name)));
});

test('the database has every row of the catalogue, and only texts that can be seen', () => {
  const tables = rows<{ name: string }>(
    source,
    "SELECT name FROM sqlite_master WHERE type = 'table'",
  );
  expect(tables.length).toBeGreaterThan(10);
  for (const { name } of tables) {
    const count = (db: Catalogue) => rows(db, `SELECT count(*) AS n FROM ${name}`);
    expect(count(copy), name).toEqual(count(source));
  }
  const texts = `SELECT description FROM server UNION ALL SELECT title FROM tool
    UNION ALL SELECT description FROM tool UNION ALL SELECT description FROM parameter
    UNION ALL SELECT body FROM relevance_reason`;
  const hidden = (db: Catalogue) =>
    rows<{ description: string | null }>(db, texts).filter(
      ({ description }) => description !== null && plainForeignText(description) !== description,
    ).length;
  expect(hidden(source)).toBeGreaterThan(0);
  expect(hidden(copy)).toBe(0);
  const foreign = 'SELECT count(*) AS n FROM tool WHERE description IS NOT NULL';
  expect(rows(copy, foreign)).toEqual(rows(source, foreign));
});

test('the database says what it is, and its tables are those of its schema', () => {
  const about = rows<{ key: string; value: string }>(copy, 'SELECT key, value FROM about');
  const words = Object.fromEntries(about.map(({ key, value }) => [key, value]));
  expect(words['licence']).toBe('CC-BY-4.0');
  expect(words['foreign']).toContain('tool.description');
  expect(databaseSchema(copy)).toBe(databaseSchema(source));
});

test('each line is one server in the form of its schema, and hides no character', async () => {
  await gunzipFile(join(first, 'catalogue.jsonl.gz'), join(folder, 'lines'));
  const lines = readFileSync(join(folder, 'lines'), 'utf8').trimEnd().split('\n');
  const slugs = rows<{ slug: string }>(source, 'SELECT slug FROM server ORDER BY slug');
  expect(lines.map((line) => (JSON.parse(line) as { slug: string }).slug)).toEqual(
    slugs.map(({ slug }) => slug),
  );
  const schema = z.toJSONSchema(serverDataSchema, { io: 'input' });
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
  for (const line of lines) {
    validate(JSON.parse(line));
    expect(validate.errors, line.slice(0, 80)).toBeNull();
    expect(/\p{Cf}/u.test(line)).toBe(false);
  }
});

test.each(SAMPLE_QUERIES)(
  'the statement “$id” answers its question from the download',
  ({ id }) => {
    const found = sampleResults(copy, 3).find((result) => result.id === id);
    expect(found?.count).toBeGreaterThan(0);
    expect(found?.columns.length).toBe(found?.rows[0]?.length);
    expect(found).toEqual(sampleResults(source, 3).find((result) => result.id === id));
  },
);

test('files are moved to their addresses, and all have a line for sha256sum', async () => {
  const waiting = join(folder, 'third');
  await writeDownloads(database, waiting);
  const site = mkdtempSync(join(tmpdir(), 'site-'));
  const data = join(site, 'data');
  mkdirSync(data);
  writeFileSync(join(data, 'servers.json'), '[]');
  writeFileSync(join(data, 'index.html'), '<p>');
  placeDownloads(waiting, site);
  const lines = readFileSync(join(data, 'checksums.txt'), 'utf8').trimEnd().split('\n');
  expect(lines.map((line) => line.slice(66))).toEqual([
    'catalogue.db.gz',
    'catalogue.jsonl.gz',
    'servers.json',
    'toolward-guard.mjs',
  ]);
  for (const line of lines) {
    const name = line.slice(66);
    const place = name.endsWith('.mjs') ? join(site, 'guard') : data;
    expect(sha256(join(place, name)), name).toBe(line.slice(0, 64));
  }
  expect(readdirSync(folder)).not.toContain('third');
});
