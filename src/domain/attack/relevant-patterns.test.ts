import { expect, test } from 'vitest';
import { readPatterns, subject } from './read-patterns.fixture.ts';
import { RELEVANCE_VERDICTS } from './relevance.ts';
import { relevantPatterns, shortlist } from './relevant-patterns.ts';

const patterns = readPatterns();
const minting = subject('create_api_key', {
  category: 'write',
  severity: 'high',
  capabilities: ['handles-credentials', 'admin'],
});
const ranked = relevantPatterns(patterns, minting);

test('minting a key comes first for a tool that mints keys', () => {
  expect(ranked[0]?.pattern.slug).toBe('credential-minting');
});

test('what applies comes before what needs others, and what does not apply is left out', () => {
  const places = ranked.map(({ relevance }) => RELEVANCE_VERDICTS.indexOf(relevance.verdict));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(ranked.every(({ relevance }) => relevance.verdict !== 'no')).toBe(true);
});

test('what something other than the tool decides is left out', () => {
  expect(ranked.map(({ pattern }) => pattern.slug)).not.toContain('malicious-package');
});

test('the order does not depend on the order of the files', () => {
  const slugs = (list: typeof ranked) => list.map(({ pattern }) => pattern.slug);
  expect(slugs(relevantPatterns([...patterns].reverse(), minting))).toEqual(slugs(ranked));
});

test('the short list has at most eight, in order, with room for what needs other tools', () => {
  const busy = subject(
    'fetch',
    {
      capabilities: ['communicates-externally', 'ingests-untrusted-content'],
    },
    { parameters: [{ name: 'url', required: true }] },
  );
  const all = relevantPatterns(patterns, busy);
  const few = shortlist(all);
  expect(few).toHaveLength(8);
  expect(few.filter(({ relevance }) => relevance.verdict === 'with-others')).toHaveLength(2);
  expect(few.map(({ pattern }) => pattern.slug)).toContain('lethal-trifecta');
  expect(few.map((pattern) => all.indexOf(pattern))).toEqual(
    few.map((pattern) => all.indexOf(pattern)).sort((a, b) => a - b),
  );
  expect(shortlist(ranked.slice(0, 3))).toEqual(ranked.slice(0, 3));
});
