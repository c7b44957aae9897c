import { describe, expect, test } from 'vitest';
import { contract } from '../../testing/contract.ts';
import { policyOf, rendered } from '../../testing/policies.ts';
import { read } from './reader.ts';
import { opencode } from './target.ts';
import { opencodeName } from './tool-name.ts';

contract(opencode, read);

describe('opencode', () => {
  test('puts the entry for all tools of a server first', () => {
    const policy = policyOf('ask', { list: 'allow', 'policies.remove': 'deny' });
    const { permission } = JSON.parse(rendered(opencode, policy).text);
    expect(Object.entries(permission)).toEqual([
      ['github_*', 'ask'],
      ['github_list', 'allow'],
      ['github_policies_remove', 'deny'],
    ]);
  });

  test('names', () => {
    expect(opencodeName('my.srv', 'policies.remove')).toBe('my_srv_policies_remove');
  });

  test('refuses servers of which one name begins like the other, and its own permissions', () => {
    const policy = policyOf('ask', { loop: 'allow' });
    const named = (as: string) => policy.servers.map((server) => ({ ...server, as }));
    expect(opencode.render({ ...policy, servers: [...named('a'), ...named('a_b')] }).ok).toBe(
      false,
    );
    expect(opencode.render({ ...policy, servers: [...named('a'), ...named('ab')] }).ok).toBe(true);
    expect(opencode.render({ ...policy, servers: named('doom') }).ok).toBe(false);
  });
});
