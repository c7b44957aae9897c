import { expect, test } from 'vitest';
import { CAPABILITIES } from '../risk/capability.ts';
import { RISK_CATEGORIES } from '../risk/category.ts';
import { bringsOf } from './brings.ts';
import { MARKS } from './policy.ts';

const ALONE = ['financial', 'destructive', 'write', 'read'] as const;

test('a tool of which nothing is known, and one that runs code, bring both', () => {
  expect(bringsOf(undefined)).toEqual(MARKS);
  for (const category of ['execute', 'unknown'] as const) {
    expect(bringsOf({ category, capabilities: [] })).toEqual(MARKS);
    expect(bringsOf({ category, capabilities: CAPABILITIES })).toEqual(MARKS);
  }
});

test.each(ALONE)('%s alone brings nothing', (category) => {
  expect(bringsOf({ category, capabilities: [] })).toEqual([]);
});

test.each(RISK_CATEGORIES)('%s with every capability brings both', (category) => {
  expect(bringsOf({ category, capabilities: CAPABILITIES })).toEqual(MARKS);
});

test.each(ALONE)('%s brings what its capabilities say', (category) => {
  const withOnly = (capability: (typeof CAPABILITIES)[number]) =>
    bringsOf({ category, capabilities: [capability] });
  expect(withOnly('ingests-untrusted-content')).toEqual(['untrusted-content']);
  expect(withOnly('operates-browser')).toEqual(['untrusted-content']);
  expect(withOnly('delegates-to-agents')).toEqual(['untrusted-content']);
  expect(withOnly('reads-private-data')).toEqual(['private-data']);
  expect(withOnly('handles-credentials')).toEqual(category === 'read' ? ['private-data'] : []);
  expect(withOnly('moves-money')).toEqual([]);
});
