import { expect, test } from 'vitest';
import type { Preset } from '#domain/policy/preset.ts';
import type { CatalogueServer } from '#queries/servers.ts';
import { examplePolicy, telling } from './example-policy.ts';

const preset: Preset = {
  id: 'careful',
  label: 'Careful',
  summary: 'A preset that is made for this test.',
  unlisted: 'ask',
  rows: [
    { when: { category: ['read'] }, rule: { decision: 'allow' }, because: 'It reads a thing.' },
    { when: {}, rule: { decision: 'deny' }, because: 'It is anything else.' },
  ],
};

function server(slug: string, categories: Record<string, 'read' | 'write'>): CatalogueServer {
  const tools = Object.entries(categories).map(([name, category]) => ({
    name,
    assessment: { category, severity: 'low', capabilities: [] },
  }));
  return { slug, tools } as unknown as CatalogueServer;
}

const reader = server('reader', { get: 'read' });
const both = server('both', { put: 'write', get: 'read', list: 'read' });
const larger = server('larger', { put: 'write', get: 'read', list: 'read', find: 'read' });

test('the server that shows most decisions is chosen, and of equals the smaller one', () => {
  expect(telling([reader, larger, both], preset)?.slug).toBe('both');
});

test('the policy holds one tool for each kind of rule and counts the others', () => {
  const [listed] = examplePolicy(both, preset).servers;
  expect(Object.keys(listed?.tools ?? {})).toEqual(['put', 'get']);
  expect(listed?.tools['put']?.decision).toBe('deny');
  expect(listed).toMatchObject({ as: 'both', others: 1, neighbours: ['list'] });
});
