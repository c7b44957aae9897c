import { expect, test } from 'vitest';
import { quotedEvidence } from './quotation.ts';

test('a quotation that stands in another one of the same place is left out', () => {
  const evidence = [
    { place: 'name', words: 'pipeline' },
    { place: 'summary', words: 'Starts a pipeline' },
    { place: 'name', words: 'run_pipeline' },
  ] as const;
  expect(quotedEvidence(evidence)).toBe(
    'our summary says “Starts a pipeline” and the name says “run_pipeline”',
  );
});

test('two texts with the same words are quoted once', () => {
  const evidence = [
    { place: 'summary', words: 'Merges a branch' },
    { place: 'description', words: 'merges a branch' },
  ] as const;
  expect(quotedEvidence(evidence)).toBe('our summary says “Merges a branch”');
});

test('no more than two quotations, and those of one place together', () => {
  const evidence = [
    { place: 'summary', words: 'documents' },
    { place: 'summary', words: 'collection' },
    { place: 'name', words: 'find' },
  ] as const;
  expect(quotedEvidence(evidence)).toBe('our summary says “documents” and “collection”');
});

test('a stated fact is told in our words, with who states it and the day', () => {
  const read = '2026-11-20';
  const evidence = [
    { place: 'stated', words: 'all', fact: 'amount', read },
    { place: 'documented', words: 'no', fact: 'reversible', read: '2026-11-28' },
  ] as const;
  expect(quotedEvidence(evidence)).toBe(
    'the server’s definition, read on 2026-11-20, says that one call can reach everything and the documentation, read on 2026-11-28, says that it cannot be undone',
  );
  const object = { place: 'stated', words: 'a document', fact: 'object', read } as const;
  expect(quotedEvidence([object])).toBe('the server’s definition, read on 2026-11-20, says so');
});
