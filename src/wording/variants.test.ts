import { expect, test } from 'vitest';
import { safestVariantSentences, sharedToolsSentence, variantDifference } from './variants.ts';

const NAMES = new Map([
  ['h', 'Hosted'],
  ['n', 'npm package'],
]);

test.each([
  [{ kind: 'only-in', parameter: 'id', slugs: ['h'] }, '“id” only in Hosted'],
  [
    {
      kind: 'required',
      parameter: 'id',
      values: [
        [true, ['h']],
        [false, ['n']],
      ],
    },
    '“id” is required in Hosted, optional in npm package',
  ],
  [
    {
      kind: 'hint',
      hint: 'readOnlyHint',
      values: [
        [true, ['h']],
        [null, ['n']],
      ],
    },
    'readOnlyHint is true in Hosted, not set in npm package',
  ],
  [
    { kind: 'parameters-unknown', slugs: ['h', 'n'] },
    'parameters not known in Hosted and npm package',
  ],
] as const)('%j', (difference, expected) => {
  expect(variantDifference(difference, NAMES)).toBe(expected);
});

test('which one is safer', () => {
  const say = (safest: Parameters<typeof safestVariantSentences>[0]) =>
    safestVariantSentences(safest, NAMES, 'Careful').join(' ');
  expect(say({ kind: 'none-held', slugs: ['h'], ofAll: false })).toBe(
    'Hosted. The preset Careful asks about none of its tools and refuses none.',
  );
  expect(say({ kind: 'least', slug: 'h', lacks: ['runs-code', 'deletes-data'] })).toMatch(
    /^Hosted\. .* Only the other has tools marked “Runs code” or “Deletes data”\.$/,
  );
  expect(say({ kind: 'undecided' })).toMatch(/^None by the facts alone/);
});

test.each([
  [[2, 1, 1], 2, '1 tool is in both, 2 in one only.'],
  [[1, 1], 2, 'No tool is in both.'],
  [[2, 1], 3, 'No tool is in all of them, 1 in some, 1 in one only.'],
  [[3, 3, 2, 1], 3, '2 tools are in all of them, 1 in some, 1 in one only.'],
])('%j of %i', (places, variants, expected) => {
  expect(sharedToolsSentence(places, variants)).toBe(expected);
});
