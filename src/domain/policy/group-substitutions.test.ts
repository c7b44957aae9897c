import { expect, test } from 'vitest';
import { groupSubstitutions } from './group-substitutions.ts';

test('each sentence once, those about the whole file first', () => {
  const about = (tool: string | null, sentence: string) => ({ server: 's', tool, sentence });
  expect(
    groupSubstitutions([about('a', 'X.'), about('b', 'Y.'), about('c', 'X.'), about(null, 'Z.')]),
  ).toEqual([
    { sentence: 'Z.', tools: [] },
    { sentence: 'X.', tools: ['a', 'c'] },
    { sentence: 'Y.', tools: ['b'] },
  ]);
});
