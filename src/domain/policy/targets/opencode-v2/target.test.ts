import { describe, expect, test } from 'vitest';
import { contract } from '../../testing/contract.ts';
import { policyOf, rendered } from '../../testing/policies.ts';
import { read } from './reader.ts';
import { opencodeV2 } from './target.ts';

contract(opencodeV2, read);

describe('opencode V2', () => {
  test('is a list of rules, of which the one for all tools of a server comes first', () => {
    const policy = policyOf('ask', { list: 'allow', 'policies.remove': 'deny' });
    const { permissions } = JSON.parse(rendered(opencodeV2, policy).text);
    expect(permissions).toEqual([
      { action: 'github_*', resource: '*', effect: 'ask' },
      { action: 'github_list', resource: '*', effect: 'allow' },
      { action: 'github_policies_remove', resource: '*', effect: 'deny' },
    ]);
  });

  test('a name that is not documented gets the decision of an unlisted tool', () => {
    const policy = policyOf('deny', { 'close issue': 'allow' });
    const { text, effective, substitutions } = rendered(opencodeV2, policy);
    expect(JSON.parse(text).permissions).toHaveLength(1);
    expect(effective.servers[0]?.tools['close issue']?.decision).toBe('hide');
    expect(substitutions.map(({ kind }) => kind)).toContain('unsure-name');
    expect(opencodeV2.render(policyOf('ask', { 'close issue': 'deny' })).ok).toBe(false);
  });

  test('refuses an odd name that may be written like another', () => {
    expect(opencodeV2.render(policyOf('ask', { __: 'allow', '💡': 'ask' })).ok).toBe(false);
    expect(opencodeV2.render(policyOf('ask', { _: 'allow', '💡': 'ask' })).ok).toBe(false);
    expect(opencodeV2.render(policyOf('ask', { ___: 'allow', '💡': 'ask' })).ok).toBe(true);
  });

  test('refuses a server name that it may write differently', () => {
    const policy = policyOf('ask', { list: 'allow' });
    const servers = policy.servers.map((server) => ({ ...server, as: 'my.srv' }));
    expect(opencodeV2.render({ ...policy, servers }).ok).toBe(false);
  });
});
