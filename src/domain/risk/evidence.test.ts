import { expect, test } from 'vitest';
import { readRiskRules } from '../../../scripts/read-content.ts';
import { assess } from './assess.ts';
import { isOursAlone, ownerOf } from './evidence.ts';

const rules = readRiskRules('content');
const ownersOf = (server: Record<string, string>, tool: Record<string, string>) =>
  assess(
    {
      server: { title: 'Example', ...server },
      tool: { name: 'frobnicate', parameters: null, hints: {}, ...tool },
    },
    rules,
  ).derivation.flatMap(({ evidence }) => evidence.map(({ place }) => ownerOf(place)));

test('a description is the server’s, a summary is ours', () => {
  const words = 'Deletes a database permanently.';
  expect(new Set(ownersOf({}, { description: words }))).toEqual(new Set(['server']));
  expect(new Set(ownersOf({}, { summary: words }))).toEqual(new Set(['us']));
});

test('evidence is ours alone only if nothing in it is the server’s', () => {
  expect(isOursAlone([{ place: 'summary' }, { place: 'server-summary' }])).toBe(true);
  expect(isOursAlone([{ place: 'summary' }, { place: 'name' }])).toBe(false);
  expect(isOursAlone([])).toBe(false);
});
