import { expect, test } from 'vitest';
import { readInputLine } from './input-line.ts';

const read = (value: unknown) => readInputLine(JSON.stringify(value));

test('a schema, a list of objects and a list of names give the same parameters', () => {
  const base = { server: 'Files', name: 'read_file' };
  const inputSchema = { type: 'object', properties: { path: { type: 'string' } } };
  const lines = [
    { ...base, inputSchema },
    { ...base, parameters: [{ name: 'path', type: 'string' }] },
    { ...base, parameters: ['path'] },
  ].map(read);
  for (const line of lines) {
    expect(line.ok && line.subject.tool.parameters?.map(({ name }) => name)).toEqual(['path']);
  }
});

test('parameters that nobody stated are null, not none', () => {
  const line = read({ server: 'Files', name: 'read_file', description: null });
  expect(line).toMatchObject({ ok: true, subject: { tool: { parameters: null } } });
});

test('hints are kept, other annotations and wrong ones are left out', () => {
  const annotations = { readOnlyHint: true, destructiveHint: 'maybe', title: 'Read' };
  const line = read({ server: 'Files', name: 'read_file', annotations });
  expect(line.ok && line.subject.tool.hints).toEqual({ readOnlyHint: true });
});

test.each([
  ['{', /not JSON/],
  ['[]', /the line/],
  ['{"name":"x"}', /server: give the name of the server/],
  ['{"server":"x"}', /name: give the name of the tool/],
  ['{"server":"x","name":5}', /name: give the name of the tool/],
])('%s is refused in words', (line, message) => {
  const found = readInputLine(line);
  expect(found.ok ? '' : found.error).toMatch(message);
});
