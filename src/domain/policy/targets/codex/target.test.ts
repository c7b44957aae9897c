import { describe, expect, test } from 'vitest';
import { AWKWARD_NAMES } from '../../testing/awkward-names.ts';
import { contract } from '../../testing/contract.ts';
import { policyOf, policyOverNames, rendered } from '../../testing/policies.ts';
import { read } from './reader.ts';
import { codex } from './target.ts';

contract(codex, read);

describe('Codex', () => {
  test('keeps names raw, quotes odd ones, and writes every key once', () => {
    const policy = policyOf('ask', {
      list: 'allow',
      'policies.get': 'ask',
      'policies.remove': 'deny',
    });
    expect(rendered(codex, policy).text).toBe(`[mcp_servers.github]
# Your own command or url stays in this table.
disabled_tools = [
  "policies.remove",
]
default_tools_approval_mode = "prompt"

[mcp_servers.github.tools.list]
approval_mode = "approve"

[mcp_servers.github.tools."policies.get"]
approval_mode = "prompt"
`);
  });

  test('refusing unlisted tools lists all others', () => {
    const policy = policyOf('deny', { list: 'allow', make: 'ask', drop: 'hide' });
    expect(rendered(codex, policy).text).toContain('enabled_tools = [\n  "list",\n  "make",\n]\n');
    expect(rendered(codex, policyOf('deny', { drop: 'deny' })).text).toContain(
      'enabled_tools = []\n',
    );
  });

  test('every awkward name survives', () => {
    const { text, effective } = rendered(codex, policyOverNames('deny', AWKWARD_NAMES));
    const reading = read(text, effective.servers);
    for (const tool of AWKWARD_NAMES) {
      expect(reading({ server: 'github', tool, arguments: {}, at: 0 }, [])).not.toBe('denied');
    }
  });

  test('refuses server names that Codex refuses', () => {
    const policy = policyOf('ask', { list: 'allow' });
    const servers = policy.servers.map((server) => ({ ...server, as: 'my server' }));
    expect(codex.render({ ...policy, servers })).toMatchObject({ ok: false });
  });
});
