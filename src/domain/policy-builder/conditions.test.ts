import { describe, expect, test } from 'vitest';
import { conditionFromText } from './condition-from-text.ts';
import { conditionKinds } from './condition-kinds.ts';

describe('the conditions that a parameter invites', () => {
  test.each([
    [{ name: 'path', type: 'string' }, 'path-under'],
    [{ name: 'outputFile', type: 'string' }, 'path-under'],
    [{ name: 'url', type: 'string' }, 'host-in'],
    [{ name: 'webhookUrl', type: 'str' }, 'host-in'],
    [{ name: 'amount', type: 'number' }, 'at-most'],
    [{ name: 'limit', type: 'integer' }, 'at-most'],
    [{ name: 'action', type: 'string', enum: ['read', 'write'] }, 'one-of'],
    [{ name: 'dry_run', type: 'boolean' }, 'equals'],
    [{ name: 'repo', type: 'string' }, 'one-of'],
    [{ name: 'query' }, 'one-of'],
  ])('%j: %s first', (parameter, kind) => {
    expect(conditionKinds(parameter)[0]).toBe(kind);
  });

  test.each([{ type: 'array' }, { type: 'object' }, { type: 'string[]' }, { type: 'dict' }])(
    'none for %j',
    ({ type }) => expect(conditionKinds({ name: 'paths', type })).toEqual([]),
  );
});

describe('a condition that was typed', () => {
  const action = { name: 'action', type: 'string', enum: ['read', 'write'] };
  const amount = { name: 'amount', type: 'number' };
  const text = { name: 'repo', type: 'string' };

  test('is of the type that the parameter has', () => {
    expect(conditionFromText(amount, 'equals', ' 5 ')).toEqual({
      condition: { argument: 'amount', is: 'equals', value: 5 },
    });
    expect(conditionFromText(text, 'equals', '5')).toEqual({
      condition: { argument: 'repo', is: 'equals', value: '5' },
    });
    expect(conditionFromText({ name: 'dry', type: 'boolean' }, 'equals', 'true')).toEqual({
      condition: { argument: 'dry', is: 'equals', value: true },
    });
  });

  test('takes lists apart, and hosts out of addresses', () => {
    expect(conditionFromText(action, 'one-of', 'read, write, read')).toEqual({
      condition: { argument: 'action', is: 'one-of', value: ['read', 'write'] },
    });
    expect(
      conditionFromText(text, 'host-in', 'https://Example.com:8080/a, api.example.com'),
    ).toEqual({
      condition: { argument: 'repo', is: 'host-in', value: ['example.com', 'api.example.com'] },
    });
  });

  test.each([
    [action, 'equals', 'drop', 'other-values'],
    [amount, 'at-most', 'many', 'no-number'],
    [amount, 'one-of', '1, x', 'other-type'],
    [text, 'matches', '(', 'no-expression'],
    [text, 'path-under', '/srv/../etc', 'dots-in-path'],
    [text, 'host-in', 'exa mple', 'no-host'],
    [text, 'host-in', ' , ', 'no-hosts'],
    [text, 'equals', '  ', 'nothing-typed'],
  ] as const)('is refused with a reason: %j %s %s', (parameter, kind, typed, reason) => {
    const read = conditionFromText(parameter as typeof text, kind, typed);
    expect(read).toMatchObject({ problem: { kind: reason } });
  });
});
