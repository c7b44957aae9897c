import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sitePaths } from '../checks/reading/site.ts';
import { differingFiles, precompress } from './precompress.ts';

const PAGE = '<p>A tool that deletes a repository. </p>'.repeat(100);
let folder: string;
let site: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'precompress-'));
  site = join(folder, 'site');
  put('index.html', PAGE);
  put('servers/github/index.html', `${PAGE}github`);
  put('data/catalogue.jsonl.gz', 'a download');
  put('small.html', 'small');
  put('card.png', PAGE);
  put('_headers', PAGE);
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(name: string, text: string): void {
  const path = join(site, name);
  mkdirSync(join(path, '..'), { recursive: true });
  rmSync(path, { force: true });
  writeFileSync(path, text);
}

const files = (): string[] =>
  readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(site.length + 1))
    .sort();

const run = (options: Partial<Parameters<typeof precompress>[0]> = {}) =>
  precompress({
    site,
    store: join(folder, 'store'),
    encodings: ['gzip', 'brotli'],
    minimum: 1024,
    workers: 2,
    progress: () => {},
    ...options,
  });
const differing = () => differingFiles({ site, workers: 1, progress: () => {} });

test('texts from the minimum size on get compressed files that hold their bytes', async () => {
  const { files: count, made } = await run();
  expect([count, made]).toEqual([2, 4]);
  expect(files()).toEqual([
    '_headers',
    'card.png',
    'data/catalogue.jsonl.gz',
    'index.html',
    'index.html.br',
    'index.html.gz',
    'servers/github/index.html',
    'servers/github/index.html.br',
    'servers/github/index.html.gz',
    'small.html',
  ]);
  expect(gunzipSync(readFileSync(join(site, 'index.html.gz'))).toString()).toBe(PAGE);
  expect(brotliDecompressSync(readFileSync(join(site, 'index.html.br'))).toString()).toBe(PAGE);
  expect(await differing()).toEqual([]);
});

test('the checks of a site see it as it was before', async () => {
  const before = sitePaths(site);
  await run();
  expect(sitePaths(site)).toEqual(before);
  expect(before).toContain('/data/catalogue.jsonl.gz');
});

test('only changed files are compressed again, to the bytes of a first run', async () => {
  await run();
  put('index.html', `${PAGE}changed`);
  expect(await run()).toMatchObject({ files: 2, made: 2 });
  const again = readFileSync(join(site, 'index.html.gz'));
  await run({ store: join(folder, 'other store') });
  expect(again).toEqual(readFileSync(join(site, 'index.html.gz')));
  expect(gunzipSync(again).toString()).toBe(`${PAGE}changed`);
});

test('a new folder with the same pages is compressed from what is kept', async () => {
  await run();
  rmSync(site, { recursive: true });
  put('somewhere/index.html', PAGE);
  expect(await run()).toMatchObject({ files: 1, made: 0 });
  expect(await differing()).toEqual([]);
  expect(
    readdirSync(join(folder, 'store'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.(gz|br)$/.test(name),
    ),
  ).toHaveLength(2);
});

test('without brotli, and below the minimum, forms of an earlier run do not stay', async () => {
  await run();
  await run({ encodings: ['gzip'] });
  expect(existsSync(join(site, 'index.html.br'))).toBe(false);
  put('index.html', 'small now');
  await run({ encodings: ['gzip'] });
  expect(existsSync(join(site, 'index.html.gz'))).toBe(false);
});

test('what does not get smaller stays alone', async () => {
  put(
    'noise.json',
    Buffer.from(Array.from({ length: 64 }, (_, n) => (n * 37) % 251)).toString('latin1'),
  );
  await run({ minimum: 0 });
  expect(files()).not.toContain('noise.json.gz');
});

test('a compressed file of other bytes, or one that is broken, is named', async () => {
  await run();
  put('index.html', `${PAGE}!`);
  put('servers/github/index.html.br', 'not brotli');
  expect(await differing()).toEqual([
    join(site, 'index.html.br'),
    join(site, 'index.html.gz'),
    join(site, 'servers/github/index.html.br'),
  ]);
});

test('a missing folder is named', async () => {
  await expect(run({ site: join(folder, 'nowhere') })).rejects.toThrow(
    /no built site at .*nowhere/,
  );
});
