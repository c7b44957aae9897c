import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildCatalogue } from '#catalogue/build.ts';
import { prepareContent, RECORDS } from './fixtures/prepare.ts';

const OUT = '.cache/test/edge-cases';

const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

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
    expect(workshop?.packages[0]?.version).toBe('3.1.4');
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
