import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { prepareContent } from '../../../tests/fixtures/prepare.ts';
import { buildCatalogue } from '../build.ts';

const folder = mkdtempSync(join(tmpdir(), 'outlined-'));
const content = join(folder, 'content');
prepareContent(content);
for (const name of ['large', 'largest']) rmSync(join(content, 'servers', `${name}.yaml`));

async function build(root: string, records: readonly object[] = []) {
  const database = join(folder, `${Math.random()}.db`);
  const source = `${database}.jsonl`;
  writeFileSync(source, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  const sources = records.length > 0 ? [source] : [];
  const result = await buildCatalogue({ content: root, sources, database });
  return { result, db: new Database(database, { readonly: true }) };
}

let built: ReturnType<typeof build> | undefined;
const whole = () => {
  built ??= build(content);
  return built;
};

const tables = (db: Database.Database): Record<string, unknown> => {
  const names = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
    .pluck()
    .all() as string[];
  return Object.fromEntries(names.map((name) => [name, db.prepare(`SELECT * FROM ${name}`).all()]));
};

test('no row of another table is other because of outlines', async () => {
  const without = join(folder, 'without');
  cpSync(content, without, { recursive: true });
  rmSync(join(without, 'outlines'), { recursive: true });
  const [one, other] = [(await whole()).db, (await build(without)).db].map(tables);
  expect(one?.['outline']).toHaveLength(2);
  expect(other?.['outline']).toHaveLength(0);
  for (const name of ['outline', 'outline_dataset', 'recognised_outline', 'vocabulary']) {
    delete one?.[name];
    delete other?.[name];
  }
  expect(one).toEqual(other);
});

test('an outline has verdicts, rules of every preset and its identity', async () => {
  const { db } = await whole();
  const row = db.prepare("SELECT * FROM outline WHERE server = 'outlined-lamp'").get() as Record<
    string,
    unknown
  >;
  expect(row).toMatchObject({ label: '@outlined/lamp-mcp', tool_count: 3, licence: 'MIT' });
  const tools = JSON.parse(String(row['tools']));
  expect(tools.find(({ name }: { name: string }) => name === 'delete_lamp')).toMatchObject({
    category: 'destructive',
    rows: { careful: expect.any(Number), open: expect.any(Number) },
  });
  const keys = db.prepare('SELECT key FROM recognised_outline ORDER BY key').pluck().all();
  expect(keys).toEqual([
    'npm:@outlined/lamp-mcp',
    'repo:github.com/outlined/lamp-mcp',
    'repo:github.com/outlined/letters',
  ]);
});

test('a server that a record describes has no outline beside it', async () => {
  const record = {
    ...{ slug: 'lamp-of-others', name: 'lamp', quality: 'tools-list' },
    package: { registry: 'npm', name: '@outlined/lamp-mcp' },
    tools: [{ name: 'get_lamp', description: 'Gets a lamp.' }],
  };
  const { result, db } = await build(content, [record]);
  expect(result.outlines.map(({ slug }) => slug)).toEqual(['outlined-letters']);
  expect(db.prepare('SELECT count(*) FROM outline').pluck().get()).toBe(1);
});

test('the outlines of the project hold no sentence', () => {
  for (const name of ['metorial-mcp-index', 'toucan-remote', 'mcpm']) {
    const path = `content/outlines/${name}.jsonl`;
    expect(existsSync(path)).toBe(true);
    expect(readFileSync(path, 'utf8')).not.toMatch(/[a-z]+ [a-z]+ [a-z]+/);
  }
});
