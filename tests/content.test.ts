import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildCatalogue } from '#catalogue/build.ts';
import { ContentError, type Problem } from '#catalogue/problem.ts';
import { readContent } from '#catalogue/read/content.ts';
import { MISTAKES } from './fixtures/mistakes.ts';
import { prepareContent, RECORDS } from './fixtures/prepare.ts';

const OUT = '.cache/test/content-test';
const BROKEN = 'tests/fixtures/broken';

/** A content folder with one case of `tests/fixtures/broken` and the vocabularies that all need. */
function broken(name: string): string {
  const folder = join(OUT, 'broken', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'attacks'), { recursive: true });
  for (const file of ['combinations.yaml', 'frameworks.yaml']) {
    copyFileSync(join('content/attacks', file), join(folder, 'attacks', file));
  }
  cpSync(join(BROKEN, name), folder, { recursive: true });
  return folder;
}

function mistakesIn(folder: string): ContentError {
  try {
    readContent(folder);
  } catch (error) {
    if (error instanceof ContentError) return error;
    throw error;
  }
  throw new Error(`${folder} has no mistake.`);
}

const inFolder = (folder: string, { file, ...problem }: Problem) => ({
  ...problem,
  file: file.replaceAll('\\', '/').replace(`${folder.replaceAll('\\', '/')}/`, ''),
});

const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

describe('mistakes in our own content', () => {
  it('has a case for every folder and a folder for every case', () => {
    expect(Object.keys(MISTAKES).sort()).toEqual(readdirSync(BROKEN).sort());
  });

  it.each(Object.entries(MISTAKES))('%s: says where, what and what is allowed', (name, wanted) => {
    const folder = broken(name);
    if (wanted.length === 0) {
      expect(readContent(folder).servers.map(({ id }) => id)).toEqual(['lamp']);
      return;
    }
    const error = mistakesIn(folder);
    const found = error.problems.map((problem) => inFolder(folder, problem));
    expect(found).toHaveLength(wanted.length);
    wanted.forEach(({ near, message, ...facts }, index) => {
      expect(found[index]).toMatchObject(facts);
      expect(found[index]?.message).toContain(message);
      if (facts.found !== undefined) expect(error.message).toContain(`found:   ${facts.found}`);
      if (near) expect(error.message).toContain(`did you mean “${near}”?`);
    });
    expect(error.message).toMatch(/^\d+ mistakes? in the content:/);
  });

  it('counts lines alike with carriage returns', () => {
    const folder = broken('carriage-returns');
    const file = join(folder, 'servers/lamp.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('tools-list', 'tool-list'));
    expect(mistakesIn(folder).problems).toMatchObject([{ line: 4, column: 1, path: 'quality' }]);
  });

  it('ends with exit code 1 and leaves the last good database as it was', () => {
    const database = join(OUT, 'kept.db');
    writeFileSync(database, 'the last good one');
    const result = spawnSync(
      process.execPath,
      [
        '--disable-warning=ExperimentalWarning',
        'scripts/stages/catalogue.ts',
        ...['--content', broken('several'), '--database', database],
      ],
      { encoding: 'utf8' },
    );
    expect(result.status).toBe(1);
    expect(result.stderr).toContain('5 mistakes in the content');
    for (const file of ['fan.yaml', 'heater.yaml', 'lamp.yaml']) {
      expect(result.stderr).toContain(file);
    }
    expect(result.stderr).not.toMatch(/^\s+at /m);
    expect(readFileSync(database, 'utf8')).toBe('the last good one');
    expect(existsSync(`${database}.new`)).toBe(false);
  });

  it('says which source is missing', async () => {
    const input = { content: 'content', sources: ['no/such.jsonl'], database: join(OUT, 'no.db') };
    await expect(buildCatalogue(input)).rejects.toThrow('There is no such source: no/such.jsonl');
    expect(existsSync(input.database)).toBe(false);
  });
});

describe('the catalogue of edge cases', () => {
  const content = join(OUT, 'content');
  const database = (name: string) => join(OUT, `${name}.db`);
  const build = (name: string) =>
    buildCatalogue({ content, sources: [RECORDS], database: database(name) });
  let first: Awaited<ReturnType<typeof build>>;
  let db: Database.Database;

  beforeAll(async () => {
    prepareContent(content);
    first = await build('first');
    db = new Database(database('first'), { readonly: true });
  });

  it('gives the same bytes twice', async () => {
    await build('second');
    expect(sha256(database('second'))).toBe(sha256(database('first')));
  });

  it('takes 344 and 500 tools', () => {
    const count = db.prepare('SELECT tool_count FROM server WHERE slug = ?').pluck();
    expect(count.get('large')).toBe(344);
    expect(count.get('largest')).toBe(500);
    const stored = db.prepare('SELECT count(*) FROM tool WHERE server = ?').pluck();
    expect(stored.get('largest')).toBe(500);
  });

  it('skips what is broken in a foreign source and says why, with its line', () => {
    const said = first.skipped.map(({ line, what }) => `${line} ${what}`);
    expect(said).toEqual([
      ...['13 record', '15 record', '16 record', '17 record', '18 record', '19 record'],
      ...['20 record', '21 record', '22 record', '23 record'],
      '24 some-tools: tool read',
      ...[2, 3, 4, 5].map((index) => `24 some-tools: tools[${index}]`),
      ...[0, 1, 2].map((index) => `25 none-readable: tools[${index}]`),
      '25 none-readable',
      '28 record',
      ...['30 odd-names: tools[23]', '30 odd-names: tools[24]', '30 odd-names: tool constructor'],
      ...['32 odd-schemas: tools[12]', '40 record', '41 record'],
    ]);
    for (const { file, reason } of first.skipped) {
      expect(file.replaceAll('\\', '/')).toBe('tests/fixtures/records.jsonl');
      expect(reason).not.toBe('');
    }
  });

  it('keeps the first of two tools of one name', () => {
    const tools = db.prepare("SELECT description FROM tool WHERE server = 'some-tools'").pluck();
    expect(tools.all()).toEqual(['Reads first.']);
  });

  it('joins a foreign record to our server, whose words and tools win', () => {
    expect([...first.joined]).toEqual([['workshop-from-elsewhere', 'workshop']]);
    const workshop = first.servers.find(({ slug }) => slug === 'workshop');
    expect(workshop?.package?.version).toBe('3.1.4');
    expect(workshop?.tools.some(({ name }) => name === 'invented_elsewhere')).toBe(false);
    const shelves = workshop?.tools.find(({ name }) => name === 'list_shelves');
    expect(shelves?.summary).toBe('Lists the shelves of the workshop with their labels.');
    expect(shelves?.description).toBe('Foreign words about listing shelves.');
    expect(workshop?.sources.map(({ id }) => id)).toEqual(['repository', 'record', 'record-2']);
  });

  it('gives every server an address and a label of its own', () => {
    const slugs = first.servers.map(({ slug }) => slug);
    expect(new Set(slugs).size).toBe(slugs.length);
    expect(slugs).toEqual(expect.arrayContaining(['notes', 'notes-2', 'twice', 'twice-2']));
    const labels = first.servers.map(({ label }) => label.toLowerCase());
    expect(new Set(labels).size).toBe(labels.length);
    expect(first.servers.find(({ slug }) => slug === 'notes')?.label).toBe('Notes');
  });

  it('keeps every tool name as it is and gives each an address of its own', () => {
    const rows = db
      .prepare("SELECT name, slug FROM tool WHERE server = 'awkward-names'")
      .all() as readonly { name: string; slug: string }[];
    expect(rows).toHaveLength(28);
    expect(new Set(rows.map(({ slug }) => slug)).size).toBe(28);
    for (const { slug } of rows) expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    const names = rows.map(({ name }) => name);
    for (const name of ['__proto__', 'constructor', '读取文件', '{{tool}}', ' spaced ', '..']) {
      expect(names).toContain(name);
    }
  });

  it('knows unknown parameters from none', () => {
    const known = db
      .prepare('SELECT parameters_known FROM tool WHERE server = ? AND name = ?')
      .pluck();
    expect(known.get('unknown-parameters', 'search')).toBe(0);
    expect(known.get('unknown-parameters', 'list_keys')).toBe(1);
    expect(known.get('workshop', 'list_shelves')).toBe(1);
  });
});
