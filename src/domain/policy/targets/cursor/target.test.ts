import { describe, expect, test } from 'vitest';
import { contract } from '../../testing/contract.ts';
import { policyOf, rendered } from '../../testing/policies.ts';
import { read } from './reader.ts';
import { cursor } from './target.ts';

contract(cursor, read);

describe('Cursor', () => {
  test('lists what is allowed and what is refused; the rest asks', () => {
    const policy = policyOf('ask', { list: 'allow', make: 'ask', drop: 'deny' });
    expect(JSON.parse(rendered(cursor, policy).text)).toEqual({
      permissions: { allow: ['Mcp(github:list)'], deny: ['Mcp(github:drop)'] },
    });
  });

  test('writes no rule for a name that it may spell otherwise', () => {
    const { text, substitutions } = rendered(cursor, policyOf('ask', { 'a.b': 'allow' }));
    expect(text).not.toContain('a.b');
    expect(substitutions.map(({ tool }) => tool)).toEqual(['a.b']);
    expect(cursor.render(policyOf('ask', { 'a.b': 'deny' })).ok).toBe(false);
  });

  test('refuses a policy that refuses unlisted tools', () => {
    expect(cursor.render(policyOf('deny', { list: 'allow' })).ok).toBe(false);
  });
});
