import { describe, expect, test } from 'vitest';
import { decide } from './decide.ts';
import { policyOf } from './testing/policies.ts';

const NOON = Date.UTC(2026, 10, 21, 12);
const call = (tool: string, at = NOON, args = {}) => ({
  server: 'github',
  tool,
  arguments: args,
  at,
});
const past = (tool: string, at: number, count: number) =>
  Array.from({ length: count }, () => ({ server: 'github', tool, at }));

describe('decide', () => {
  const policy = policyOf('deny', {
    list: 'allow',
    make: {
      limits: [
        { max: 30, per: 'minute' },
        { max: 100, per: 'hour' },
      ],
    },
    send: { decision: 'ask', limits: [{ max: 1, per: 'day' }] },
    drop: 'deny',
    wipe: 'hide',
    ['__proto__']: 'allow',
  });

  test.each([
    ['list', 'allowed'],
    ['make', 'allowed'],
    ['send', 'asked'],
    ['drop', 'denied'],
    ['wipe', 'hidden'],
    ['__proto__', 'allowed'],
    ['constructor', 'denied'],
    ['elsewhere', 'denied'],
  ])('%s is %s', (tool, outcome) => {
    expect(decide(policy, call(tool), []).outcome).toBe(outcome);
  });

  test('the 31st call in a clock minute is refused, the first of the next minute runs', () => {
    const late = NOON + 59_000;
    expect(decide(policy, call('make', late), past('make', late, 29)).outcome).toBe('allowed');
    expect(decide(policy, call('make', late), past('make', late, 30))).toEqual({
      outcome: 'denied',
      because: { kind: 'limit-reached', limit: { max: 30, per: 'minute' } },
    });
    expect(decide(policy, call('make', NOON + 60_000), past('make', late, 30)).outcome).toBe(
      'allowed',
    );
  });

  test('the second limit counts too', () => {
    const history = [0, 1, 2, 3].flatMap((minute) => past('make', NOON + minute * 60_000, 25));
    const { because } = decide(policy, call('make', NOON + 600_000), history);
    expect(because).toEqual({ kind: 'limit-reached', limit: { max: 100, per: 'hour' } });
  });

  test('calls of another tool, another server or the future do not count', () => {
    const history = [
      ...past('list', NOON, 40),
      ...past('make', NOON + 1, 40),
      ...past('make', NOON, 40).map((pastCall) => ({ ...pastCall, server: 'other' })),
    ];
    expect(decide(policy, call('make'), history).outcome).toBe('allowed');
  });

  test('an ask with a limit asks, then refuses', () => {
    expect(decide(policy, call('send'), past('send', NOON - 3_600_000, 1)).outcome).toBe('denied');
    expect(decide(policy, call('send'), past('send', NOON - 86_400_000, 1)).outcome).toBe('asked');
  });

  test('finds a server by its name in the configuration or by its slug, and knows no other', () => {
    const renamed = policyOf('ask', { list: 'allow' });
    Object.assign(renamed.servers[0] ?? {}, { as: 'gh' });
    expect(decide(renamed, { ...call('list'), server: 'gh' }, []).outcome).toBe('allowed');
    expect(decide(renamed, call('list'), []).outcome).toBe('allowed');
    expect(() => decide(renamed, { ...call('list'), server: 'x' }, [])).toThrow(RangeError);
  });
});
