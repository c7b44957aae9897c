import { describe, expect, test } from 'vitest';
import { holds, isPortable } from './condition.ts';
import type { Condition } from './policy.ts';

const path: Condition = { argument: 'a', is: 'path-under', value: '/srv/data' };
const host: Condition = { argument: 'a', is: 'host-in', value: ['example.com', 'b.example'] };

describe('holds', () => {
  test.each<[Condition, unknown, boolean]>([
    [{ argument: 'a', is: 'equals', value: { x: [1, null] } }, { x: [1, null] }, true],
    [{ argument: 'a', is: 'equals', value: { x: [1] } }, { x: [1, 2] }, false],
    [{ argument: 'a', is: 'equals', value: '1' }, 1, false],
    [{ argument: 'a', is: 'one-of', value: ['a', 2] }, 2, true],
    [{ argument: 'a', is: 'one-of', value: ['a', 2] }, '2', false],
    [{ argument: 'a', is: 'at-most', value: 100 }, 100, true],
    [{ argument: 'a', is: 'at-most', value: 100 }, 100.01, false],
    [{ argument: 'a', is: 'at-most', value: 100 }, '5', false],
    [{ argument: 'a', is: 'at-most', value: 100 }, Number.NaN, false],
    [{ argument: 'a', is: 'matches', value: '^acme/' }, 'acme/x', true],
    [{ argument: 'a', is: 'matches', value: '^acme/' }, 'x/acme/', false],
    [path, '/srv/data', true],
    [path, '/srv/data/', true],
    [path, '/srv/data/a/.b/..c', true],
    [path, '/srv/database', false],
    [path, '/srv/data/../etc', false],
    [path, '/srv/data/..', false],
    [path, '/srv/data/./x', false],
    [path, '/srv/data/a\\..\\..\\b', false],
    [path, 'srv/data', false],
    [host, 'https://example.com', true],
    [host, 'http://b.example:8080/x?y', true],
    [host, 'https://example.com.evil.test/', false],
    [host, 'https://example.com@evil.test/', false],
    [host, 'https://example.com:80@evil.test/', false],
    [host, 'https://example.com\\@evil.test/', false],
    [host, 'https://exampleXcom/', false],
    [host, ' https://example.com/', false],
    [host, 'file://example.com/', false],
  ])('%j and %j: %s', (condition, value, wanted) => {
    expect(holds(condition, { a: value })).toBe(wanted);
    expect(holds(condition, {})).toBe(false);
    expect(holds({ ...condition, argument: 'toString' }, {})).toBe(false);
  });
});

test.each([
  ['^a+$', true],
  ['^(?:acme|umbrella)/[a-z0-9_-]+$', true],
  ['\\d{2,4}\\.', true],
  ['(?=a)', false],
  ['(?<n>a)', false],
  ['(a)\\1', false],
  ['a.b', false],
  ['\\s', false],
  ['\\bx', false],
  ['[a&&b]', false],
  ['(', false],
])('isPortable(%j) is %s', (pattern, wanted) => {
  expect(isPortable(pattern)).toBe(wanted);
});
