import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Answer, Choice } from '#features/search/client/answer.ts';
import { createEngine, type Engine } from '#features/search/client/engine.ts';
import { embeddedCatalogue } from '../../tests/fixtures/embedded-catalogue.ts';
import { buildSearch } from '../build-search.ts';

const folder = mkdtempSync(join(tmpdir(), 'toolward-search-'));
let database = '';
let site = '';
let engine: Engine;

async function fromDisk(address: string | URL | Request): Promise<Response> {
  const path = String(address)
    .replace(/\?.*$/, '')
    .replace(/\/[\w-]+(?=\/wasm\.)/, '');
  return new Response(await readFile(join(site, path)));
}

beforeAll(async () => {
  ({ database } = await embeddedCatalogue());
  vi.stubGlobal('fetch', fromDisk);
}, 180_000);

afterAll(() => {
  vi.unstubAllGlobals();
  rmSync(folder, { recursive: true, force: true });
});

const ask = (text: string, choice: Choice = {}): Promise<Answer> =>
  engine.ask({ text, choice, limit: 8 });
const titles = (answer: Answer, group: string): string[] =>
  answer.groups.find(({ id }) => id === group)?.rows.map(({ title }) => title) ?? [];
const all = (answer: Answer): string[] =>
  answer.groups.flatMap(({ rows }) => rows.map(({ title }) => title));

const SIZES: readonly [where: string, partSize: number, parts: number][] = [
  ['one index of tools', 50_000, 1],
  ['several parts', 1_600, 8],
];

describe.each(SIZES)('the search of the real catalogue in %s', (_, partSize, parts) => {
  let home = '';
  let records = 0;

  beforeAll(async () => {
    site = join(folder, `site-${parts}`);
    home = join(site, 'pagefind');
    ({ records } = await buildSearch({ database, outDir: site, partSize }));
    const script = pathToFileURL(join(home, 'pagefind.js')).href;
    const words = async () => readFileSync(join(home, 'words.txt'), 'utf8').split('\n');
    const list = async () => JSON.parse(readFileSync(join(home, 'indexes.json'), 'utf8'));
    engine = createEngine(() => import(/* @vite-ignore */ script), list, words);
  }, 180_000);

  it.each(['create_api_key', 'create api key', 'createApiKey', 'CREATE-API-KEY'])(
    'finds the tool first for “%s”',
    async (text) => {
      const answer = await ask(text);
      expect(titles(answer, 'exact')).toContain('create_api_key');
      expect(answer.comparison?.url).toBe('/names/create-api-key/');
    },
  );

  it('finds a tool by part of its name', async () => {
    expect(titles(await ask('api key'), 'tool')).toContain('create_api_key');
  });

  it.each(['github', 'GitHub', 'stripe', 'aws iam', 'Kubernetes'])(
    'puts the page of the server %s first',
    async (text) => {
      const [first] = (await ask(text)).groups[0]?.rows ?? [];
      expect(first?.kind).toBe('server');
      expect(first?.title.toLowerCase()).toBe(text.toLowerCase());
    },
  );

  it('puts what is widely used before its like, but never before what is called just so', async () => {
    const pages = (answer: Answer, group: string): string[] =>
      answer.groups.find(({ id }) => id === group)?.rows.map(({ url }) => url) ?? [];
    const isBefore = (urls: readonly string[], first: string, then: string) => {
      expect(urls).toContain(first);
      expect(urls.indexOf(first)).toBeLessThan(urls.indexOf(then) === -1 ? 9 : urls.indexOf(then));
    };
    const exact = pages(await ask('read_file'), 'exact');
    isBefore(exact, '/servers/filesystem/read-file/', '/servers/desktop-commander/read-file/');
    const issue = pages(await ask('issue'), 'server');
    isBefore(issue, '/servers/github/', '/servers/plane/');
    // GitHub Reference and GitHub are more widely used than Git, and their names begin so.
    expect((await ask('git')).groups[0]?.rows[0]?.url).toBe('/servers/git/');
    isBefore(pages(await ask('git'), 'server'), '/servers/github/', '/servers/gitlab/');
    expect((await ask('memory')).groups[0]?.rows[0]?.url).toBe('/servers/memory/');
    expect((await ask('valkey')).groups[0]?.rows[0]?.title).toBe('Valkey');
  });

  it('finds outlined servers by package and by tools, below all others', async () => {
    const byPackage = await ask('mcp-simple-arxiv');
    expect(titles(byPackage, 'outline')[0]).toBe('mcp-simple-arxiv');
    expect(byPackage.groups.map(({ id }) => id).at(-1)).toBe('outline');
    expect((await ask('issue')).groups.map(({ id }) => id).at(-1)).toBe('outline');
    expect((await ask('delete', { kind: ['outline'] })).groups.map(({ id }) => id)).toEqual([
      'outline',
    ]);
  });

  it('finds attacks by id, guides by target', async () => {
    const [attack] = (await ask('ATK-P-0034')).groups[0]?.rows ?? [];
    expect(attack?.kind).toBe('attack');
    expect(titles(await ask('claude code'), 'exact')).toContain('Apply a policy in Claude Code');
  });

  it('finds while a name is being typed', async () => {
    expect(titles(await ask('create_api_k'), 'tool')).toContain('create_api_key');
    expect(titles(await ask('kube'), 'server')).toContain('Kubernetes');
  });

  it('leaves out the words of a question that say nothing', async () => {
    expect(all(await ask('how do I delete a file'))).toContain('delete_file');
  });

  it('finds nothing rather than pages that begin alike, and offers near names', async () => {
    const nothing = await ask('qwertzuiop');
    expect(nothing).toMatchObject({ groups: [], total: 0, near: [] });
    const slip = await ask('gihub');
    expect(slip.total).toBe(0);
    expect(slip.near[0]?.title).toBe('GitHub');
    const slips = await ask('craete dashbord');
    expect(slips.near[0]?.title).toBe('create_dashboard');
  });

  it('offers pages for single words where no page has them all', async () => {
    const { total, near } = await ask('stripe kubernetes');
    expect(total).toBe(0);
    expect(near.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Stripe', 'Kubernetes']),
    );
  });

  it('shows what was indexed and nothing of how', async () => {
    for (const { rows } of (await ask('delete')).groups) {
      for (const { text } of rows) expect(text).not.toMatch(/zzq|\u241e/);
    }
  });

  it('narrows by facets and counts what each value would leave', async () => {
    const question = { text: 'delete', choice: {}, limit: 8 };
    const counts = await engine.count(question);
    const { total } = await engine.ask(question);
    const sum = Object.values(counts.kind).reduce((a, b) => a + b, 0);
    expect(sum).toBe(total);
    for (const [severity, count] of Object.entries(counts.severity)) {
      const narrowed = await ask('delete', { severity: [severity] });
      expect([severity, narrowed.total]).toEqual([severity, count]);
    }
    const choice = { severity: ['high'], category: ['destructive'] };
    const both = await ask('delete', choice);
    expect(both.total).toBeGreaterThan(0);
    for (const { rows } of both.groups) {
      for (const row of rows) {
        expect([row.kind, row.severity, row.category]).toEqual(['tool', 'high', 'destructive']);
      }
    }
    const further = await engine.count({ ...question, choice });
    expect(further.category['destructive']).toBe(both.total);
    expect(further.severity['high']).toBe(both.total);
  });

  it('has a record for every page, and no file of another user interface', () => {
    expect(records).toBeGreaterThan(500);
    const tools = Array.from({ length: parts }, (_, i) => `tools-${i + 1}`);
    const folders = parts === 1 ? ['tools'] : tools;
    expect(readdirSync(home).sort()).toEqual(
      [
        'indexes.json',
        'outlines',
        'pagefind.js',
        'pages',
        ...folders,
        'wasm.en.pagefind',
        'words.txt',
      ].sort(),
    );
  });
});
