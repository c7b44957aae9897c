import { expect, test } from 'vitest';
import type { Decision } from '#domain/policy/policy.ts';
import { broadest, examplePolicy, type RuledServer } from './example-policy.ts';

function server(slug: string, decisions: Record<string, Decision>): RuledServer {
  const tools = Object.entries(decisions).map(([name, decision]) => ({
    name,
    rule: { decision, limits: [], conditions: [] },
  }));
  return { slug, tools };
}

const reader = server('reader', { get: 'allow' });
const both = server('both', { put: 'deny', get: 'allow', list: 'allow' });
const larger = server('larger', { put: 'deny', get: 'allow', list: 'allow', find: 'allow' });

test('the server that shows most decisions is chosen, and of equals the smaller one', () => {
  expect(broadest([reader, larger, both])?.slug).toBe('both');
});

test('the policy holds one tool for each kind of rule and counts the others', () => {
  const [listed] = examplePolicy(both, 'ask').servers;
  expect(Object.keys(listed?.tools ?? {})).toEqual(['put', 'get']);
  expect(listed?.tools['put']?.decision).toBe('deny');
  expect(listed).toMatchObject({ as: 'both', others: 1, neighbours: ['list'] });
});
