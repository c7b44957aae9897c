import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readingOf } from './content-folder.ts';
import { checkOutlines, readOutlines } from './outlines.ts';

const LINE = {
  slug: 'lamp',
  repository: 'https://github.com/outlined/lamp',
  tools: [{ name: 'get_lamp', parameters: [['id', 'string', 1]] }],
};

/** What is wrong with these lines, as "line path: message". */
function problems(lines: readonly (object | string)[], file = 'sample-index.jsonl'): string[] {
  const root = mkdtempSync(join(tmpdir(), 'outlines-'));
  mkdirSync(join(root, 'outlines'));
  for (const name of ['datasets.yaml', 'accuracy.json'])
    cpSync(`tests/fixtures/content/outlines/${name}`, join(root, 'outlines', name));
  const texts = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  writeFileSync(join(root, 'outlines', file), `${texts.join('\n')}\n`);
  const reading = readingOf(root);
  const outlines = readOutlines(reading);
  const entry = {
    id: 'desk',
    file: 'content/servers/desk.yaml',
    value: {} as never,
    locate: () => null,
  };
  const found = [...reading.problems, ...checkOutlines(outlines, [entry])];
  return found.map(({ line, path, message, found }) =>
    `${line} ${path}: ${message} ${found ?? ''}`.trim(),
  );
}

test('reads right lines', () => {
  expect(problems([LINE, { ...LINE, slug: 'other' }])).toEqual([]);
});

test.each([
  [
    'a sentence',
    { ...LINE, description: 'Turns it on.' },
    '2 description: There is no such field. description',
  ],
  [
    'a description of a tool',
    { ...LINE, tools: [{ name: 'get_lamp', description: 'Gets it.' }] },
    '2 tools[0].description: There is no such field. description',
  ],
  [
    'a name that is a sentence',
    { ...LINE, tools: [{ name: 'get the lamp' }] },
    '2 tools[0].name: use letters, digits and _ . / - only. get the lamp',
  ],
  ['no JSON', '{"slug":', '2 : This line is not JSON'],
  ['an empty line', '', '2 : This line is not JSON'],
  ['no identity', { ...LINE, repository: undefined }, '2 : give a package or a repository'],
  ['an odd address', { ...LINE, slug: 'A B' }, '2 slug: use lower-case letters'],
  [
    'another licence',
    { ...LINE, licence: 'GPL-3.0' },
    '2 licence: This value is not allowed here. GPL-3.0',
  ],
  [
    'the address of a server',
    { ...LINE, slug: 'desk' },
    '2 slug: content/servers/desk.yaml has this address: delete one',
  ],
  ['a second line of an address', LINE, '2 slug: '],
  [
    'a tool twice',
    { ...LINE, slug: 'b', tools: [...LINE.tools, ...LINE.tools] },
    '2 tools: This name is listed twice. get_lamp',
  ],
])('says the line and the place of %s', (_what, line, message) => {
  const found = problems([LINE, line]);
  expect(found.join('\n')).toContain(message);
});

test('takes only files of data sets that are listed', () => {
  expect(problems([LINE], 'sample-indx.jsonl')).toEqual([
    '1 : Only datasets.yaml, accuracy.json and a .jsonl file for each data set in it belong here; did you mean sample-index.jsonl?',
  ]);
});
