import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Policy } from '../../policy.ts';
import { contract } from '../../testing/contract.ts';
import { policyOf, rendered } from '../../testing/policies.ts';
import { read } from './reader.ts';
import { litellm } from './target.ts';

contract(litellm, read);

const named = (policy: Policy, ...names: string[]): Policy => ({
  ...policy,
  servers: names.flatMap((as) => policy.servers.map((server) => ({ ...server, as }))),
});

describe('LiteLLM', () => {
  test('lists what may run, or where others may run, what may not', () => {
    const tools = { list: 'allow', drop: 'deny' } as const;
    const servers = (policy: Policy) => parse(rendered(litellm, policy).text).mcp_servers;
    expect(servers(policyOf('deny', tools))).toEqual({ github: { allowed_tools: ['list'] } });
    expect(servers(policyOf('allow', tools))).toEqual({ github: { disallowed_tools: ['drop'] } });
    expect(servers(policyOf('allow', { list: 'allow' }))).toEqual({ github: {} });
  });

  test('writes _ for - in the name of a server, and never one name for two', () => {
    const policy = policyOf('deny', { list: 'allow' });
    expect(rendered(litellm, named(policy, 'my-server')).text).toContain('  my_server:\n');
    expect(litellm.render(named(policy, 'a-b', 'a_b'))).toMatchObject({
      problem: { note: 'one-key', values: { other: 'a-b', name: 'a_b' } },
    });
  });

  test('never writes an empty list of allowed tools, which would let all run', () => {
    const { text } = rendered(litellm, policyOf('deny', { drop: 'deny' }));
    expect(parse(text).mcp_servers).toEqual({ github: { allowed_tools: [''] } });
  });

  test.each([
    ['allow', { Drop: 'deny', drop: 'allow' }],
    ['deny', { 'github-search': 'allow', search: 'deny' }],
  ] as const)('writes no entry that means another tool, too: %s', (unlisted, tools) => {
    expect(litellm.render(policyOf(unlisted, tools))).toMatchObject({
      problem: { note: 'confused' },
    });
  });
});
