import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildCatalogue } from '#catalogue/build.ts';
import { type Catalogue, openCatalogue } from '#queries/database.ts';
import { sameTools } from '#queries/same-tools.ts';
import { disagreementsOf, serverBySlug, serverFacts } from '#queries/servers.ts';
import { prepareContent, RECORDS } from './fixtures/prepare.ts';

const OUT = '.cache/vitest/provenance';
const content = join(OUT, 'content');
const snapshots = join(content, 'snapshots');

const tool = (name: string, more: object = {}) => ({
  name,
  description: `Does ${name} with a bell.`,
  inputSchema: { type: 'object', properties: { bell: { type: 'string' } } },
  ...more,
});

async function built(name: string, withSnapshots: boolean): Promise<Catalogue> {
  const database = join(OUT, `${name}.db`);
  await buildCatalogue({
    content,
    sources: [RECORDS],
    snapshots: withSnapshots ? snapshots : undefined,
    database,
  });
  return openCatalogue(database);
}

let db: Catalogue;

beforeAll(async () => {
  rmSync(OUT, { recursive: true, force: true });
  prepareContent(content);
  mkdirSync(join(snapshots, 'scans'), { recursive: true });
  const scan = {
    package: 'bell-mcp',
    version: '2.1.0',
    command: 'npx -y bell-mcp',
    serverInfo: { name: 'bell', version: '2.1.0' },
    scanned: '2026-11-20T10:00:00Z',
    tools: [tool('ring'), tool('mute', { annotations: { readOnlyHint: true } }), tool('new_one')],
  };
  writeFileSync(join(snapshots, 'scans', 'bell.json'), JSON.stringify(scan));
  const record = {
    ...{ slug: 'bell-elsewhere', name: 'bell', quality: 'registry-defs', licence: 'MIT' },
    package: { registry: 'npm', name: 'bell-mcp', version: '1.0.0' },
    source: { dataset: 'bells', seen: '2026-01-02' },
    tools: [
      tool('ring', { description: 'Does ring without a bell.' }),
      tool('mute', { annotations: { readOnlyHint: false }, inputSchema: { type: 'object' } }),
    ],
  };
  writeFileSync(join(snapshots, 'records-bells.jsonl'), `${JSON.stringify(record)}\n`);
  writeFileSync(join(snapshots, 'records-cut.jsonl.new'), 'what an interrupted import left');
  db = await built('with', true);
});

describe('snapshots', () => {
  test('are read where the build is told their folder, and only then', async () => {
    expect(serverFacts(db, 'bell')).toBeDefined();
    expect(serverFacts(await built('without', false), 'bell')).toBeUndefined();
  });

  test('the same content and snapshots give the same bytes', async () => {
    await built('again', true);
    const bytes = (name: string) => readFileSync(join(OUT, `${name}.db`));
    expect(bytes('again').equals(bytes('with'))).toBe(true);
  });

  test('a scan comes before what others say: its list stands, gaps are filled', () => {
    const bell = serverBySlug(db, 'bell');
    expect(bell?.quality).toBe('tools-list');
    expect(bell?.tools.map(({ name }) => name).sort()).toEqual(['mute', 'new_one', 'ring']);
    expect(bell?.licence).toBe('MIT');
    expect(bell?.sources.map(({ seen }) => seen)).toEqual(['2026-11-20', '2026-01-02']);
  });
});

describe('where sources disagree', () => {
  test('each statement stands with its source, the one in use first', () => {
    const found = disagreementsOf(db, 'bell');
    const told = found.map(({ field, tool: name, argument, statements }) => [
      [field, name, argument].filter((part) => part !== undefined).join(' '),
      ...statements.map(({ source, says }) => `${source}: ${says}`),
    ]);
    expect(told).toEqual([
      ['version', 'record: 2.1.0', 'record-2: 1.0.0'],
      ['argument mute bell', 'record: string, optional', 'record-2: no such argument'],
      ['readOnlyHint mute', 'record: true', 'record-2: false'],
      ['listed new_one', 'record: listed', 'record-2: not listed'],
      ['description ring', 'record: Does ring with a bell.', 'record-2: Does ring without a bell.'],
    ]);
  });

  test('our own file is in use; a record without tools is heard too', () => {
    const found = disagreementsOf(db, 'workshop').filter(({ tool: name }) => name === undefined);
    expect(found.map(({ field }) => field)).toEqual(['version', 'repository', 'licence']);
    const [first] = found.find(({ field }) => field === 'licence')?.statements ?? [];
    expect(first).toEqual({ source: 'repository', says: 'MIT' });
    expect(serverFacts(db, 'workshop')?.licence).toBe('MIT');
  });

  test('one source alone disagrees with nobody', () => {
    expect(disagreementsOf(db, 'odd-texts')).toEqual([]);
  });
});

describe('the same list of tools elsewhere', () => {
  const told = (slug: string) =>
    sameTools(db, slug).map((sameTool) => [
      sameTool.slug,
      sameTool.sameDefinitions,
      sameTool.sameRepository,
    ]);

  test('copies, word for word, come first; the same repository is told', () => {
    expect(told('lamps')).toEqual([
      ['lamps-copy', true, false],
      ['lamps-again', false, true],
      ['lamps-changed', false, false],
    ]);
  });

  test('one or two common names alone say nothing', () => {
    expect(told('more-notes')).toEqual([]);
    expect(told('one-tool')).toEqual([]);
  });

  test('servers of one repository in folders of their own stay apart', () => {
    expect(serverFacts(db, 'shelf-server')?.repository?.folder).toBe('src/shelf-server');
    expect(serverFacts(db, 'cellar-server')?.repository?.folder).toBe('src/cellar-server');
    expect(told('shelf-server')).toEqual([]);
  });
});

test('a known part stands with the server', () => {
  expect(serverFacts(db, 'partly-known-elsewhere')?.known).toEqual({ tools: 2, of: 17 });
});
