import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readRecords } from '../sources/read-records.ts';
import { IMPORT_FORMATS } from './formats.ts';
import { importSnapshot, NothingUsable } from './import-snapshot.ts';
import { importReport } from './report.ts';

const folder = mkdtempSync(join(tmpdir(), 'import-'));

function formatOf(id: string) {
  const format = IMPORT_FORMATS.find((candidate) => candidate.id === id);
  if (!format) throw new Error(id);
  return format;
}

function put(path: string, content: unknown): string {
  const whole = join(folder, path);
  mkdirSync(join(whole, '..'), { recursive: true });
  writeFileSync(whole, typeof content === 'string' ? content : JSON.stringify(content, null, 1));
  return whole;
}

const tool = (name: string) => ({
  name,
  description: `Does ${name}.`,
  inputSchema: { type: 'object' },
});
const run = (id: string, path: string, into: string) =>
  importSnapshot({ format: formatOf(id), path, into: join(folder, into), origin: {} });

const dockerFiles = () => {
  put('docker/servers/lamp/server.yaml', 'name: lamp\nimage: mcp/lamp\n');
  put('docker/servers/lamp/tools.json', [tool('read'), { description: 'no name' }, tool('read')]);
  put('docker/servers/bare/server.yaml', 'name: bare\nimage: mcp/bare\n');
  put('docker/servers/torn/server.yaml', 'name: [torn\n');
  put('docker/servers/half/server.yaml', 'name: half\n');
  put('docker/servers/half/tools.json', '[{"name":');
  return join(folder, 'docker');
};

test('what cannot be used is told with file and line; the rest is written and readable', async () => {
  const result = await run('docker-mcp-registry', dockerFiles(), 'docker-out');
  expect(result.read).toEqual({ servers: 2, tools: 3 });
  expect(result.written).toEqual({ servers: 1, tools: 1 });
  expect(result.identities).toBe(1);
  const messages = result.skipped.map(({ file, line, what, reason }) => {
    const place = file.split('/').slice(-2).join('/');
    return `${place}:${line} ${what}: ${reason.replace(/.*: this/, 'this').split(':')[0]}`;
  });
  expect(messages).toEqual([
    'half/server.yaml:1 half: this is not JSON',
    'lamp/tools.json:9 lamp: tools[1]: name',
    'lamp/tools.json:12 lamp: tool read: a second tool of that name',
    'torn/server.yaml:1 torn: this is not YAML',
  ]);
  const { servers, identities, skipped } = await readRecords(result.file);
  expect([servers.length, identities.length, skipped.length]).toEqual([1, 1, 0]);
  expect(servers[0]?.tools.map(({ name }) => name)).toEqual(['read']);
  expect(servers[0]?.packages).toEqual([{ registry: 'oci', name: 'mcp/lamp' }]);
  const report = importReport(result);
  expect(report).toContain('2 servers, 3 tools');
  expect(report).toContain('1 server without tools: identity only');
  expect(report).toContain('1 × a second tool of that name');
});

test('the second run changes nothing, another input does', async () => {
  const path = put(
    'lamps.jsonl',
    `${JSON.stringify({ slug: 'lamp', name: 'lamp', quality: 'tools-list', tools: [tool('a\u2028b')], unused: 1 })}\n`,
  );
  const first = await run('records', path, 'twice');
  const bytes = readFileSync(first.file);
  const second = await run('records', path, 'twice');
  expect([first.state, second.state]).toEqual(['new', 'unchanged']);
  expect(readFileSync(second.file).equals(bytes)).toBe(true);
  expect(bytes.toString()).not.toContain('unused');
  const { servers } = await readRecords(first.file);
  expect(servers[0]?.tools[0]?.name).toBe('a\u2028b');
  put(
    'lamps.jsonl',
    `${JSON.stringify({ slug: 'lamp', name: 'lamp', quality: 'tools-list', tools: [tool('c')] })}\n`,
  );
  expect((await run('records', path, 'twice')).state).toBe('changed');
  expect(readdirSync(join(folder, 'twice'))).toEqual(['records-lamps.jsonl']);
});

test('an input that holds nothing writes nothing and leaves what was there', async () => {
  const path = put('empty.jsonl', '{"slug":"x"}\nnot JSON\n');
  await expect(run('records', path, 'none')).rejects.toThrow(NothingUsable);
  expect(readdirSync(join(folder, 'none'))).toEqual([]);
  const good = put('good.json', { tools: [tool('a')] });
  const { file } = await run('tools-list', good, 'kept');
  const before = readFileSync(file, 'utf8');
  put('good.json', { tools: [] });
  await expect(run('tools-list', good, 'kept')).rejects.toThrow('holds nothing');
  expect(readFileSync(file, 'utf8')).toBe(before);
  expect(existsSync(`${file}.new`)).toBe(false);
});

test('servers of one name get addresses of their own, those without a Latin letter too', async () => {
  const lists = join(folder, 'lists');
  for (const name of ['Bell', 'bell', '铃']) put(`lists/${name}.json`, { tools: [tool('ring')] });
  const { file } = await run('tools-list', lists, 'named');
  const slugs = (await readRecords(file)).servers.map(({ slug }) => slug);
  expect(slugs[0]).toBe('bell');
  expect(slugs[1]).toBe('bell-2');
  expect(slugs[2]).toMatch(/^server-[0-9a-f]{6}$/);
});

test('a list that goes on elsewhere is said to; annotations keep the keys of the specification', async () => {
  const annotations = { readOnlyHint: true, secret: 'no' };
  const path = put('paged.json', { tools: [{ ...tool('a'), annotations }], nextCursor: 'x' });
  const result = await run('tools-list', path, 'paged');
  expect(result.skipped.map(({ what }) => what)).toEqual(['further pages']);
  expect(readFileSync(result.file, 'utf8')).not.toContain('secret');
});

test('policies and registries of other layouts land in the same form', async () => {
  put('policies/lamp.yaml', '#  Policy: Lamp\nversion: "1"\ntools:\n  read_lamp:\n    rules: []\n');
  const policies = await run('intercept-policies', join(folder, 'policies'), 'mixed');
  const registry = put('registry.json', { servers: { lamp: { tools: ['read_lamp'] } } });
  const toolhive = await run('toolhive-registry', registry, 'mixed');
  const official = put('official.json', { servers: [{ server: { name: 'a/lamp' } }] });
  const identity = await run('mcp-registry', official, 'mixed');
  expect([policies.written, toolhive.written, identity.identities]).toEqual([
    { servers: 1, tools: 1 },
    { servers: 1, tools: 1 },
    1,
  ]);
  expect(readdirSync(join(folder, 'mixed')).sort()).toEqual([
    'intercept-policies.jsonl',
    'mcp-registry.jsonl',
    'toolhive-registry.jsonl',
  ]);
});
