import { describe, expect, test } from 'vitest';
import { contract, type Reader } from '../testing/contract.ts';
import { policyOf, rendered } from '../testing/policies.ts';
import { opencode, opencodeName } from './opencode.ts';

/** opencode as observed: the last key that matches decides; no key allows; deny hides. */
const read: Reader = (text) => {
  const { permission } = JSON.parse(text) as { permission: Record<string, string> };
  const entries = Object.entries(permission);
  return ({ server, tool }) => {
    const name = `${server}_${tool}`
      .split('')
      .map((one) => (/[\w-]/.test(one) ? one : '_'))
      .join('');
    const last = entries.findLast(([key]) =>
      key.endsWith('*') ? name.startsWith(key.slice(0, -1)) : key === name,
    );
    if (last?.[1] === 'deny') return 'hidden';
    return last?.[1] === 'ask' ? 'asked' : 'allowed';
  };
};

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
