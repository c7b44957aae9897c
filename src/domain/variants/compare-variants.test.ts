import { describe, expect, test } from 'vitest';
import type { Hints, Parameter } from '../tool.ts';
import { compareVariants, sharedBeginning } from './compare-variants.ts';

const tool = (
  name: string,
  parameters: readonly Partial<Parameter>[] | null = [],
  hints: Hints = {},
) => ({
  name,
  parameters:
    parameters?.map((own) => ({ name: 'x', required: false, type: 'string', ...own })) ?? null,
  hints,
});
const variant = (slug: string, ...tools: ReturnType<typeof tool>[]) => ({
  slug,
  names: ['Acme Notes', 'Acme', 'acme'],
  tools,
});
const shape = (...variants: ReturnType<typeof variant>[]) =>
  compareVariants(variants).map(({ name, tools }) => [name, ...tools.keys()]);

describe('tools of the same name', () => {
  test('meet whatever their case, separators and vendor', () => {
    const hosted = variant('hosted', tool('acme-get-note'), tool('acme-list-notes'));
    const local = variant('local', tool('getNote'), tool('delete_note'));
    expect(shape(hosted, local)).toEqual([
      ['acme-get-note', 'hosted', 'local'],
      ['acme-list-notes', 'hosted'],
      ['delete_note', 'local'],
    ]);
  });

  test('meet in any number of variants, and most of them come first', () => {
    const [a, b, c] = [
      variant('a', tool('one')),
      variant('b', tool('two')),
      variant('c', tool('two')),
    ];
    expect(shape(a, b, c)).toEqual([
      ['two', 'b', 'c'],
      ['one', 'a'],
    ]);
  });

  test('of one variant never meet each other', () => {
    const odd = variant('odd', tool('get_note'), tool('getNote'), tool('…'), tool('—'));
    expect(shape(odd, variant('b', tool('get-note')))).toEqual([
      ['get_note', 'odd', 'b'],
      ['getNote', 'odd'],
      ['…', 'odd'],
      ['—', 'odd'],
    ]);
  });
});

test.each([
  [['acme_a', 'acme_b'], 'acme_'],
  [['ACME___get_a', 'ACME___get_b'], ''],
  [['acme___get_a', 'acme___list'], 'acme___'],
  [['get_a', 'get_b'], ''],
  [['acme_a'], ''],
  [['acmea', 'acmeb'], ''],
  [[], ''],
])('%j begin with the vendor: %j', (names, expected) => {
  expect(sharedBeginning(names, ['Acme'])).toBe(expected);
});

describe('differences', () => {
  const of = (...tools: ReturnType<typeof tool>[]) =>
    compareVariants(tools.map((each, at) => variant(`v${at}`, each)))[0]?.differences;

  test('none in equal tools, nor in a type that a source writes otherwise', () => {
    expect(of(tool('a', [{}]), tool('a', [{}]))).toEqual([]);
    expect(of(tool('a', [{ type: 'String' }]), tool('a', [{ type: 'string' }]))).toEqual([]);
    expect(of(tool('a', [{ type: undefined as never }]), tool('a', [{}]))).toEqual([]);
  });

  test('of parameters and hints, by variant', () => {
    expect(
      of(
        tool('a', [{ name: 'id', required: true }, { name: 'limit' }], { readOnlyHint: true }),
        tool('a', [{ name: 'id', type: 'number' }]),
        tool('a', null),
      ),
    ).toEqual([
      { kind: 'parameters-unknown', slugs: ['v2'] },
      {
        kind: 'type',
        parameter: 'id',
        values: [
          ['string', ['v0']],
          ['number', ['v1']],
        ],
      },
      {
        kind: 'required',
        parameter: 'id',
        values: [
          [true, ['v0']],
          [false, ['v1']],
        ],
      },
      { kind: 'only-in', parameter: 'limit', slugs: ['v0'] },
      {
        kind: 'hint',
        hint: 'readOnlyHint',
        values: [
          [true, ['v0']],
          [null, ['v1', 'v2']],
        ],
      },
    ]);
  });
});
