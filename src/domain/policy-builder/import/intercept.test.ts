import { describe, expect, test } from 'vitest';
import { read } from './read.fixture.ts';

describe('a policy of Intercept', () => {
  test('gives limits and the conditions that the builder knows', () => {
    const file = read(`
version: "1"
default: deny
hide: [secret]
tools:
  create_issue:
    rules:
      - name: few
        rate_limit: 5/day
      - name: here
        conditions: [{ path: args.repo, op: in, value: [a, b] }]
  odd:
    rules:
      - name: odd
        conditions: [{ path: args.repo, op: contains, value: x }]
`);
    expect(file.rule('any', 'create_issue')).toMatchObject({
      decision: 'allow',
      limits: [{ max: 5, per: 'day' }],
      conditions: [{ argument: 'repo', is: 'one-of', value: ['a', 'b'] }],
    });
    expect(file.rule('any', 'secret')?.decision).toBe('hide');
    expect(file.rule('any', 'odd')?.decision).toBe('deny');
    expect(file.notes).toEqual(['unknown-conditions']);
    expect(file.missed('any')).toBe('deny');
  });
});
