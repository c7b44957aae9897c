import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildCatalogue } from '#catalogue/build.ts';
import { type Catalogue, openCatalogue } from '#queries/database.ts';
import { allProducts, productById } from '#queries/products.ts';
import { productView } from './product-view.ts';

const server = (title: string, more: string, ...tools: readonly string[]) => `title: ${title}
vendor: Example
summary: Keeps notes for an agent, and changes them when it is asked to.
${more}
quality: tools-list
sources:
  - { id: list, title: Its list, url: 'https://example.com/', seen: 2026-11-01, gives: [identity, tools, parameters] }
tools:
${tools.map((tool) => `  - ${tool}`).join('\n')}
`;
const GET =
  '{ name: example_get_note, summary: Reads one note by its id., parameters: [{ name: id, type: string, required: true }] }';
const LIST = '{ name: example_list_notes, summary: Lists all notes of the user., parameters: [] }';
const GET_AGAIN =
  '{ name: getNote, summary: Reads one note by its id., parameters: [{ name: id, type: string }] }';
const DELETE =
  '{ name: delete_note, summary: Deletes a note for good., parameters: [{ name: id, type: string }] }';

const SERVERS = {
  notes: server(
    'Notes (hosted)',
    'product: notes\nvariant: Hosted\nremotes: [{ url: "https://notes.example/mcp", source: list }]',
    GET,
    LIST,
  ),
  'notes-npm': server(
    'Notes npm',
    'product: notes\nvariant: npm package\npackages: [{ registry: npm, name: notes-mcp, version: 1.0.0 }]',
    GET_AGAIN,
    DELETE,
  ),
  alone: server('Alone', 'product: alone\nvariant: Hosted', DELETE),
};
const KEPT = ['attacks', 'objects', 'presets', 'risk-rules', 'severity.yaml'];
const folder = mkdtempSync(join(tmpdir(), 'product-'));

let db: Catalogue;

beforeAll(async () => {
  const content = join(folder, 'content');
  mkdirSync(join(content, 'servers'), { recursive: true });
  for (const kept of KEPT) symlinkSync(resolve('content', kept), join(content, kept), 'junction');
  for (const [slug, text] of Object.entries(SERVERS)) {
    writeFileSync(join(content, 'servers', `${slug}.yaml`), text);
  }
  const database = join(folder, 'catalogue.db');
  await buildCatalogue({ content, sources: [], database });
  db = openCatalogue(database);
});

afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

test('a product has two servers or more, and the name of the one that is called so', () => {
  expect([...allProducts(db).values()]).toEqual([
    { id: 'notes', title: 'Notes', servers: ['notes', 'notes-npm'] },
  ]);
  expect(productById(db, 'alone')).toBeUndefined();
  expect(() => productView(db, 'alone')).toThrow('no product alone');
});

test('its servers are compared, the one that does less first', () => {
  const { variants, tools, safest } = productView(db, 'notes');
  expect(variants.map(({ name, asks, launches }) => [name, asks, launches])).toEqual([
    ['Hosted', 0, ['https://notes.example/mcp']],
    ['npm package', 1, ['npx -y notes-mcp']],
  ]);
  expect(tools.map(({ name, tools }) => [name, [...tools.keys()]])).toEqual([
    ['example_get_note', ['notes', 'notes-npm']],
    ['example_list_notes', ['notes']],
    ['delete_note', ['notes-npm']],
  ]);
  expect(tools[0]?.differences).toEqual([
    {
      kind: 'required',
      parameter: 'id',
      values: [
        [true, ['notes']],
        [false, ['notes-npm']],
      ],
    },
  ]);
  expect(safest).toEqual({ kind: 'none-held', slugs: ['notes'], ofAll: false });
});
