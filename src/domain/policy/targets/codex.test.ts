import { parse } from 'smol-toml';
import { describe, expect, test } from 'vitest';
import { AWKWARD_NAMES } from '../testing/awkward-names.ts';
import { contract, type Reader } from '../testing/contract.ts';
import { policyOf, policyOverNames, rendered } from '../testing/policies.ts';
import { codex } from './codex.ts';

interface ServerTable {
  enabled_tools?: string[];
  disabled_tools?: string[];
  default_tools_approval_mode?: string;
  tools?: Record<string, { approval_mode: string }>;
}

const KEYS = ['enabled_tools', 'disabled_tools', 'default_tools_approval_mode', 'tools'];

/** Codex as observed: disabled beats enabled, then the tool's own approval mode, then the default. */
const read: Reader = (text) => {
  const tables = (parse(text) as unknown as { mcp_servers: Record<string, ServerTable> })
    .mcp_servers;
  for (const table of Object.values(tables)) {
    for (const key of Object.keys(table)) expect(KEYS).toContain(key);
  }
  return ({ server, tool }) => {
    const table = Object.hasOwn(tables, server) ? tables[server] : undefined;
    if (table?.disabled_tools?.includes(tool)) return 'hidden';
    if (table?.enabled_tools && !table.enabled_tools.includes(tool)) return 'denied';
    const own = table?.tools && Object.hasOwn(table.tools, tool) ? table.tools[tool] : undefined;
    const mode = own?.approval_mode ?? table?.default_tools_approval_mode;
    return mode === 'approve' ? 'allowed' : 'asked';
  };
};

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
