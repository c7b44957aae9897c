import { expect, test } from 'vitest';
import { readPatterns, subject } from '#domain/attack/read-patterns.fixture.ts';
import { relevance } from '#domain/attack/relevance.ts';
import { relevanceSentence } from './relevance.ts';

const patterns = readPatterns();
const tools = [
  subject('create_access_key', {
    category: 'write',
    capabilities: ['handles-credentials', 'admin'],
  }),
  subject('read_file', {}, { parameters: [{ name: 'filePath', required: true }] }),
  subject('read_file', {}, { parameters: null }),
  subject('lookup', { confidence: 'poor' }),
  subject('frobnicate', { category: 'unknown', confidence: 'poor' }),
  subject('add', { suspicions: [{ rule: 'r', label: 'l', words: 'do not tell the user' }] }),
];
const sentence = (slug: string, tool = tools[0]) => {
  const pattern = patterns.find((candidate) => candidate.slug === slug);
  if (!pattern || !tool) throw new Error(`no pattern ${slug}`);
  return relevanceSentence(pattern, relevance(pattern, tool));
};

test('every answer has all that its sentence needs', () => {
  for (const { slug } of patterns)
    for (const tool of tools) expect(sentence(slug, tool)).not.toContain('undefined');
});

test('what a tool has is in the sentence, in its own words', () => {
  expect(sentence('credential-minting')).toBe(
    'Applies because it handles credentials and says “create” in its name.',
  );
  expect(sentence('secret-file-read', tools[1])).toBe(
    'Applies because it takes a path (“filePath”).',
  );
  expect(sentence('tool-poisoning', tools[5])).toBe(
    'Applies because its definition says “do not tell the user”.',
  );
});

test('what is missing is in the sentence', () => {
  expect(sentence('untrusted-read-to-admin')).toBe(
    'Would apply if the agent also had a tool that brings in text that strangers can write, because this one changes who may do what and handles credentials.',
  );
  expect(sentence('ssrf-discovery', tools[2])).toBe('Cannot tell: its parameters are not known.');
});
