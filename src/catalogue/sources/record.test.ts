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
  expect(tool).toMatchObject({
    parameters: [{ name: 'ids' }, { name: 'lang', description: 'of the query' }],
  });
  expect((tool as { parameters: unknown[] }).parameters).toHaveLength(2);
});
