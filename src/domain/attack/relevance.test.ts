import { expect, test } from 'vitest';
import { readPatterns, subject } from './read-patterns.fixture.ts';
import { relevance } from './relevance.ts';

const patterns = new Map(readPatterns().map((pattern) => [pattern.slug, pattern]));
const pattern = (slug: string) => {
  const found = patterns.get(slug);
  if (!found) throw new Error(`no pattern ${slug}`);
  return found;
};

const minting = subject('create_access_key', {
  category: 'write',
  capabilities: ['handles-credentials', 'admin'],
});

test('credential minting applies to a tool that creates a key, and says why in its words', () => {
  expect(relevance(pattern('credential-minting'), minting)).toMatchObject({
    verdict: 'applies',
    because: {
      kind: 'traits',
      traits: [
        { kind: 'capability', capability: 'handles-credentials' },
        { kind: 'name-word', word: 'create' },
      ],
    },
  });
});

test('credential minting does not apply to a tool that lists keys', () => {
  const listing = subject('list_access_keys', { capabilities: ['handles-credentials'] });
  expect(relevance(pattern('credential-minting'), listing).verdict).toBe('no');
});

test('a leg alone applies with others, and names what is missing', () => {
  const found = relevance(pattern('untrusted-read-to-admin'), minting);
  expect(found.verdict).toBe('with-others');
  expect(found.missing).toEqual(['ingests-untrusted-content']);
  expect(found.because).toEqual({
    kind: 'needs-other-tools',
    capabilities: ['admin', 'handles-credentials'],
    missing: [['ingests-untrusted-content']],
  });
});

test('an empty leg with alternatives names every one of them, as one leg', () => {
  const delegating = subject('ask_agent', {
    category: 'execute',
    capabilities: ['delegates-to-agents'],
  });
  const found = relevance(pattern('inter-agent-injection'), delegating);
  expect(found.missing).toEqual(['moves-money', 'admin']);
  expect(found.because).toMatchObject({ missing: [['moves-money', 'admin']] });
});

test('a tool that fills every leg by itself needs no others', () => {
  const browser = subject('agent', {
    capabilities: ['reads-private-data', 'ingests-untrusted-content', 'communicates-externally'],
  });
  expect(relevance(pattern('lethal-trifecta'), browser).verdict).toBe('applies');
});

test('nothing known is cannot tell, for every pattern, and never no', () => {
  const unknown = subject('frobnicate', { category: 'unknown', confidence: 'poor' });
  for (const entry of patterns.values())
    expect(relevance(entry, unknown), entry.slug).toMatchObject({ verdict: 'cannot-tell' });
});

test('poor evidence and unknown parameters are cannot tell, good evidence is no', () => {
  const poor = subject('lookup', { confidence: 'poor' });
  expect(relevance(pattern('agent-card-spoofing'), poor).verdict).toBe('cannot-tell');
  expect(relevance(pattern('lethal-trifecta'), poor).verdict).toBe('cannot-tell');
  expect(relevance(pattern('agent-card-spoofing'), subject('lookup', {})).verdict).toBe('no');
  const blind = subject('read_file', {}, { parameters: null });
  expect(relevance(pattern('ssrf-discovery'), blind)).toMatchObject({
    verdict: 'cannot-tell',
    because: { kind: 'unknown-parameters' },
  });
});

test('a parameter is quoted by its name', () => {
  const reader = subject('read_file', {}, { parameters: [{ name: 'filePath', required: true }] });
  expect(relevance(pattern('secret-file-read'), reader)).toMatchObject({
    verdict: 'applies',
    because: {
      kind: 'traits',
      traits: [{ kind: 'parameter', carries: 'path', name: 'filePath' }],
    },
  });
});

test('what the server decides cannot be read off the tool, except from suspicious words', () => {
  const clean = relevance(pattern('tool-poisoning'), minting);
  expect(clean).toMatchObject({
    verdict: 'cannot-tell',
    because: { kind: 'not-decided-by-tool' },
  });
  const suspicions = [
    { rule: 'addresses-model', label: 'Addresses the model', words: 'do not tell the user' },
  ];
  const suspicious = relevance(pattern('tool-poisoning'), subject('add', { suspicions }));
  expect(suspicious).toMatchObject({
    verdict: 'applies',
    because: { kind: 'suspicious-words', words: 'do not tell the user' },
  });
});
