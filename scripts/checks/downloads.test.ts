import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { beforeEach, expect, test } from 'vitest';
import { databaseSchema } from '#features/data/queries/database-schema.ts';
import type { Catalogue } from '#queries/database.ts';
import { placeDownloads, writeDownloads } from '../downloads/write-downloads.ts';
import { downloads } from './downloads.ts';
import { openSite } from './reading/site.ts';
import { pageOf } from './testing/page-of.ts';
import { smallCatalogue } from './testing/small-catalogue.ts';
import { failureLines, runOn } from './testing/try-check.ts';

let db: Catalogue;
let folder: string;
const data = (name: string): string => join(folder, 'data', name);

beforeEach(async () => {
  db = await smallCatalogue();
  folder = mkdtempSync(join(tmpdir(), 'site-'));
  mkdirSync(data('schemas'), { recursive: true });
  const waiting = join(folder, 'waiting');
  const list = await writeDownloads(db.name, waiting);
  const rows = list.map(({ name, sha256 }) => `<code data-checksum="${name}">${sha256}</code>`);
  writeFileSync(data('index.html'), pageOf(`<h1>Data</h1><p>${rows.join(' ')}</p>`));
  writeFileSync(data('servers.json'), '[]');
  writeFileSync(data('schemas/catalogue.sql'), databaseSchema(db));
  placeDownloads(waiting, folder);
});

const problems = (): string[] => failureLines(runOn(downloads, openSite(folder, db.name)));

test('downloads that are whole', () => {
  expect(problems()).toEqual([]);
});

test('finds a file that is not there, in both', () => {
  rmSync(data('catalogue.jsonl.gz'));
  expect(problems()).toEqual([
    '/data/catalogue.jsonl.gz: nothing there',
    '/data/: a checksum of catalogue.jsonl.gz',
    '/data/checksums.txt: a checksum of catalogue.jsonl.gz',
  ]);
});

test('finds a line that is missing', () => {
  const lines = gunzipSync(readFileSync(data('catalogue.jsonl.gz')));
  writeFileSync(data('catalogue.jsonl.gz'), gzipSync(lines.subarray(0, lines.indexOf('\n') + 1)));
  expect(problems()).toContain('/data/catalogue.jsonl.gz: other servers');
});

test('finds a database that lacks a tool, a table or its licence', () => {
  const plain = join(folder, 'plain.db');
  writeFileSync(plain, gunzipSync(readFileSync(data('catalogue.db.gz'))));
  const copy = new Database(plain);
  copy.pragma('foreign_keys = OFF');
  copy.exec("DELETE FROM parameter; DELETE FROM tool WHERE name = 'zzz'; DELETE FROM about");
  copy.exec('CREATE TABLE more (id INTEGER)');
  copy.close();
  writeFileSync(data('catalogue.db.gz'), gzipSync(readFileSync(plain)));
  expect(problems().slice(0, 3)).toEqual([
    '/data/catalogue.db.gz: 2 servers and 4 tools',
    '/data/catalogue.db.gz: no licence in the table about',
    '/data/catalogue.db.gz: other tables than in its schema',
  ]);
});

test('finds a download that is cut off', () => {
  writeFileSync(data('catalogue.db.gz'), readFileSync(data('catalogue.db.gz')).subarray(0, 5000));
  expect(problems()).toContain('/data/catalogue.db.gz: a file that cannot be unpacked');
});

test('finds a download that is too large', () => {
  appendFileSync(data('catalogue.jsonl.gz'), Buffer.alloc(2_000_000));
  expect(problems()).toContain('/data/catalogue.jsonl.gz: 2.0 MB');
});

test('finds a guard that needs a package', () => {
  appendFileSync(join(folder, 'guard/toolward-guard.mjs'), 'import{z}from"zod";');
  expect(problems()[0]).toBe('/guard/toolward-guard.mjs: an import of zod');
});

test('finds a checksum that is wrong, and a file without one', () => {
  appendFileSync(data('servers.json'), ' ');
  writeFileSync(data('more.json'), '{}');
  writeFileSync(data('index.html'), pageOf('<h1>Data</h1>'));
  appendFileSync(data('checksums.txt'), 'not a line\n');
  expect(problems().map((line) => line.slice(0, 60))).toEqual([
    '/data/checksums.txt: not a line',
    '/data/checksums.txt: no line for /data/more.json',
    expect.stringMatching(/^\/data\/checksums.txt: servers.json: /),
    '/data/: no checksum of catalogue.db.gz',
    '/data/: no checksum of catalogue.jsonl.gz',
    '/data/: no checksum of toolward-guard.mjs',
  ]);
});
