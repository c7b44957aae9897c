import { expect, test } from 'vitest';
import type { Capability } from '../risk/capability.ts';
import { safestVariant, type VariantReach } from './safest-variant.ts';

const reach = (slug: string, held: number, more: Partial<VariantReach> = {}): VariantReach => ({
  ...{ slug, held, worst: 'high', capabilities: new Set<Capability>(), isPartlyKnown: false },
  ...more,
});
const can = (...capabilities: Capability[]) => ({ capabilities: new Set(capabilities) });

test('those of which nothing is held back', () => {
  expect(safestVariant([reach('a', 0), reach('b', 2)])).toEqual({
    ...{ kind: 'none-held', slugs: ['a'], ofAll: false },
  });
  expect(safestVariant([reach('a', 0), reach('b', 0)])).toMatchObject({ ofAll: true });
});

test('the one that can do less, and what it lacks', () => {
  const less = reach('less', 2, can('deletes-data'));
  const more = reach('more', 5, can('deletes-data', 'runs-code'));
  expect(safestVariant([more, less])).toEqual({
    kind: 'least',
    slug: 'less',
    lacks: ['runs-code'],
  });
});

test.each([
  ['a single tool that runs code', reach('a', 1, can('runs-code')), reach('b', 9)],
  ['a worse tool', reach('a', 1, { worst: 'critical' }), reach('b', 9)],
  ['as many', reach('a', 3), reach('b', 3)],
  ['tools that nobody knows', reach('a', 0, { isPartlyKnown: true }), reach('b', 9)],
])('undecided with %s', (_, a, b) => {
  expect(safestVariant([a, b])).toEqual({ kind: 'undecided' });
});
