import { expect, test } from 'vitest';
import { readPatterns } from '#domain/attack/read-patterns.fixture.ts';
import { stopping } from '#domain/attack/stopping.ts';
import { ruleSchema } from '#domain/policy/policy.ts';
import { presetEffectSentence, stoppingSentence } from './stopping.ts';

const patterns = readPatterns();
const conditions = [
  { argument: 'url', is: 'host-in', value: ['docs.example.com'] },
  { argument: 'body', is: 'matches', value: '^[a-z]*$' },
];
const rules = [
  { decision: 'hide' },
  { decision: 'deny' },
  { decision: 'ask' },
  { decision: 'allow' },
  { decision: 'allow', limits: [{ max: 30, per: 'minute' }] },
  { decision: 'allow', limits: [{ max: 40, per: 'day' }] },
  { decision: 'allow', conditions },
].map((rule) => ruleSchema.parse(rule));

test('what a rule does about a pattern has all that its sentence needs', () => {
  for (const pattern of patterns)
    for (const rule of rules)
      expect(stoppingSentence(pattern, stopping(pattern, rule)), pattern.slug).not.toContain(
        'undefined',
      );
});

test('numbers of calls and names of arguments are in the sentence', () => {
  const [pattern] = patterns;
  if (!pattern) throw new Error('there are patterns');
  const sentence = (because: Parameters<typeof stoppingSentence>[1]['because']) =>
    stoppingSentence(pattern, { because });
  expect(sentence({ kind: 'limit-too-high', callsPerDay: 43_200 })).toBe(
    'The attack needs many calls. Even a client that counts them allows 43,200 a day.',
  );
  expect(sentence({ kind: 'arguments-bound', arguments: ['url', 'body'] })).toBe(
    'Calls are refused unless “url” and “body” stay within the rule.',
  );
});

test('one effect of a preset needs no numbers', () => {
  expect(presetEffectSentence(['slows', 'slows'])).toBe('The preset slows it.');
  expect(presetEffectSentence(['does-not-stop'])).toBe('The preset does not stop it.');
});

test('several effects of a preset are counted, the best first', () => {
  expect(presetEffectSentence(['does-not-stop', 'stops', 'does-not-stop'])).toBe(
    'The preset stops it for 1 and does not stop it for 2 of these tools.',
  );
  expect(presetEffectSentence(['slows', 'does-not-stop', 'stops'])).toBe(
    'The preset stops it for 1, slows it for 1 and does not stop it for 1 of these tools.',
  );
});

test('without tools there is nothing to say', () => {
  expect(() => presetEffectSentence([])).toThrow(RangeError);
});
