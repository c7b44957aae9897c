import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { basisOf } from '#domain/fingerprint-basis.ts';
import type { Tool } from '#domain/tool.ts';
import { fingerprint } from './fingerprint.ts';
import { toolFromRecord } from './sources/record.ts';

const RAW = {
  name: 'get_note',
  title: 'Get a note',
  description: 'Reads one note.',
  inputSchema: {
    type: 'object',
    properties: {
      id: { type: 'string', description: 'Which one' },
      mode: { enum: ['short', 'long'], default: 'short' },
    },
    required: ['id'],
  },
  annotations: { readOnlyHint: true },
};

function tool(raw: object = {}): Tool {
  const read = toolFromRecord({ ...RAW, ...raw });
  if (typeof read === 'string') throw new Error(read);
  return read;
}

test('is the SHA-256 of the canonical JSON, as documented', () => {
  const text =
    '{"description":"Reads one note.","hints":{"readOnlyHint":true},"name":"get_note","parameters":' +
    '[{"description":"Which one","name":"id","required":true,"type":"string"},' +
    '{"default":"short","enum":["short","long"],"name":"mode","required":false,"type":"string"}],' +
    '"title":"Get a note"}';
  expect(fingerprint(tool())).toBe(createHash('sha256').update(text).digest('hex'));
});

function shuffled(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([key, part]) => [key, shuffled(part)] as const);
  return Object.fromEntries(entries.toReversed());
}

test('the order of keys and fields of other kinds do not matter', () => {
  const same = fingerprint(tool());
  expect(fingerprint(tool(shuffled(RAW) as object))).toBe(same);
  expect(fingerprint(tool({ _meta: { seen: 1 }, outputSchema: { type: 'object' } }))).toBe(same);
  expect(fingerprint({ ...tool(), summary: 'Ours.' })).toBe(same);
});

const { properties } = RAW.inputSchema;
const schema = (parts: object) => ({ inputSchema: { ...RAW.inputSchema, ...parts } });

test.each([
  ['a name', { name: 'get_notes' }],
  ['a title', { title: 'Get notes' }],
  ['one space of a description', { description: 'Reads  one note.' }],
  ['a hidden character', { description: 'Reads one note.\u200b' }],
  ['a hint', { annotations: { readOnlyHint: false } }],
  ['a hint that is gone', { annotations: {} }],
  ['what is required', schema({ required: [] })],
  ['a parameter', schema({ properties: { ...properties, all: { type: 'boolean' } } })],
  ['a type', schema({ properties: { ...properties, id: { type: 'number' } } })],
  [
    'a default',
    schema({ properties: { ...properties, mode: { ...properties.mode, default: 'long' } } }),
  ],
  [
    'a text of a parameter',
    schema({ properties: { ...properties, id: { type: 'string', description: 'All' } } }),
  ],
])('%s changes it', (_, raw) => {
  expect(fingerprint(tool(raw))).not.toBe(fingerprint(tool()));
});

test('covers texts only where they are the server’s own', () => {
  const { description: _, title: __, ...facts } = tool();
  const ours: Tool = { ...facts, summary: 'Ours.', quoted: undefined };
  expect(basisOf(tool())).toBe('definition');
  expect(basisOf(ours)).toBe('facts');
  expect(basisOf({ ...ours, parameters: null })).toBe('name');
  expect(basisOf({ ...tool(), parameters: null })).toBe('text');
  const reworded =
    ours.parameters?.map((parameter) => ({ ...parameter, description: 'Better words' })) ?? null;
  expect(fingerprint({ ...ours, summary: 'Better.', parameters: reworded })).toBe(
    fingerprint(ours),
  );
  expect(fingerprint(tool(), 'facts')).toBe(fingerprint(ours));
});

test('takes any definition without an error', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 50 }),
      fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()),
      (name, found) => {
        const read = toolFromRecord({ ...RAW, name, ...schema({ properties: found }) });
        if (typeof read !== 'string') expect(fingerprint(read)).toMatch(/^[0-9a-f]{64}$/);
      },
    ),
  );
});
