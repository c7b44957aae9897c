import { expect, test } from 'vitest';
import { toolFromRecord } from './record.ts';

test('a parameter that a record lists twice is one parameter, as it was listed first', () => {
  const tool = toolFromRecord({
    name: 'search',
    parameters: [
      { name: 'ids', type: 'array' },
      { name: 'lang', description: 'of the query' },
      { name: 'lang', description: 'of the answer' },
    ],
  });
  expect(typeof tool === 'object' && tool.parameters).toEqual([
    { name: 'ids', required: false, type: 'array' },
    { name: 'lang', required: false, description: 'of the query' },
  ]);
});

test('a text that is no text is left out, wherever it is', () => {
  const tool = toolFromRecord({
    name: 'search',
    parameters: [
      { name: 'ids', description: 5 },
      { name: 'lang', description: { en: 'language' } },
    ],
  } as unknown as Parameters<typeof toolFromRecord>[0]);
  expect(typeof tool === 'object' && tool.parameters).toEqual([
    { name: 'ids', required: false },
    { name: 'lang', required: false },
  ]);
});
