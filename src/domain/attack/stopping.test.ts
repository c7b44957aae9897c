import { expect, test } from 'vitest';
import { type Rule, ruleSchema } from '../policy/policy.ts';
import { readPatterns } from './read-patterns.fixture.ts';
import { stopping } from './stopping.ts';

const patterns = readPatterns();
const effect = (slug: string, rule: Partial<Rule> & Pick<Rule, 'decision'>) => {
  const pattern = patterns.find((candidate) => candidate.slug === slug);
  if (!pattern) throw new Error(`no pattern ${slug}`);
  return stopping(pattern, ruleSchema.parse(rule));
};
const thirtyAMinute: Rule['limits'] = [{ max: 30, per: 'minute' }];

test('thirty calls a minute do not stop the minting of a key', () => {
  expect(effect('credential-minting', { decision: 'allow', limits: thirtyAMinute })).toEqual({
    effect: 'does-not-stop',
    because: { kind: 'one-call-is-enough' },
  });
});

test('hiding, denying or asking stops the minting of a key', () => {
  for (const decision of ['hide', 'deny', 'ask'] as const)
    expect(effect('credential-minting', { decision }).effect).toBe('stops');
});

test('a limit stops a flood only if it leaves few calls in a day', () => {
  expect(effect('bulk-write', { decision: 'allow', limits: thirtyAMinute })).toEqual({
    effect: 'slows',
    because: { kind: 'limit-too-high', callsPerDay: 43_200 },
  });
  const daily: Rule['limits'] = [...thirtyAMinute, { max: 40, per: 'day' }];
  expect(effect('bulk-write', { decision: 'allow', limits: daily }).effect).toBe('stops');
});

test('no pattern that one call completes is stopped or slowed by a limit', () => {
  const rule = ruleSchema.parse({ decision: 'allow', limits: [{ max: 1, per: 'day' }] });
  for (const pattern of patterns.filter(({ path }) => !path.manyCalls))
    expect(stopping(pattern, rule).effect, pattern.slug).toBe('does-not-stop');
});

test('without a call on the path, no rule stops it', () => {
  const none = patterns.filter(({ path }) => path.call === 'none');
  expect(none.length).toBeGreaterThan(10);
  for (const decision of ['allow', 'ask', 'deny', 'hide'] as const)
    for (const pattern of none)
      expect(stopping(pattern, ruleSchema.parse({ decision })).effect).toBe('does-not-stop');
});

test('a denied tool still poisons by its definition, a hidden one does not', () => {
  expect(effect('tool-poisoning', { decision: 'deny' }).effect).toBe('does-not-stop');
  expect(effect('tool-poisoning', { decision: 'ask' }).effect).toBe('does-not-stop');
  expect(effect('tool-poisoning', { decision: 'hide' }).effect).toBe('stops');
});

test('where another way stays open, refusing the call only slows', () => {
  const refused = effect('server-command-injection', { decision: 'deny' });
  expect(refused).toEqual({ effect: 'slows', because: { kind: 'way-around' } });
});

test('a condition stops only if it is of a kind that the pattern names', () => {
  const url = { argument: 'url', is: 'host-in' as const, value: ['docs.example.com'] };
  const body = { argument: 'body', is: 'matches' as const, value: '^[a-z]*$' };
  expect(effect('http-post-exfiltration', { decision: 'allow', conditions: [url] })).toEqual({
    effect: 'stops',
    because: { kind: 'arguments-bound', arguments: ['url'] },
  });
  expect(effect('http-post-exfiltration', { decision: 'allow', conditions: [body] }).effect).toBe(
    'slows',
  );
  expect(effect('agent-card-spoofing', { decision: 'allow', conditions: [body] }).effect).toBe(
    'does-not-stop',
  );
});

test('a question that is not a listed control only slows', () => {
  expect(effect('lethal-trifecta', { decision: 'ask' }).effect).toBe('slows');
  expect(effect('indirect-prompt-injection', { decision: 'ask' }).effect).toBe('slows');
});

test('an allowed call is let through, and the strongest of several answers counts', () => {
  expect(effect('credential-minting', { decision: 'allow' }).effect).toBe('does-not-stop');
  expect(effect('credential-minting', { decision: 'ask', limits: thirtyAMinute }).effect).toBe(
    'stops',
  );
});
