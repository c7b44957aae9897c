import { parse } from 'smol-toml';
import { describe, expect, test } from 'vitest';
import { contract, type Reader } from '../testing/contract.ts';
import { policyOf, rendered } from '../testing/policies.ts';
import { gemini, geminiName } from './gemini.ts';

interface TomlRule {
  mcpName: string;
  toolName: string | string[];
  decision: string;
  priority: number;
  denyMessage?: string;
}

const OUTCOME: Record<string, 'allowed' | 'asked' | 'hidden'> = {
  allow: 'allowed',
  ask_user: 'asked',
  deny: 'hidden',
};

/** The policy engine: the highest priority wins; `*` is every tool of the server. */
const read: Reader = (text) => {
  const { rule: rules } = parse(text) as unknown as { rule: TomlRule[] };
  for (const rule of rules) checkRule(rule);
  return ({ server, tool }) => {
    const registered = registeredName(server, tool);
    const hits = rules
      .filter((rule) => rule.mcpName === server)
      .filter((rule) =>
        [rule.toolName].flat().some((one) => one === '*' || `mcp_${server}_${one}` === registered),
      );
    const best = hits.toSorted((a, b) => b.priority - a.priority)[0];
    return OUTCOME[best?.decision ?? 'ask_user'] ?? 'denied';
  };
};

/** A rule outside these bounds makes the engine drop the whole file. */
function checkRule(rule: TomlRule): void {
  expect([rule.toolName].flat()).not.toContain('');
  expect(rule.mcpName).not.toBe('');
  expect(Number.isInteger(rule.priority) && rule.priority >= 0 && rule.priority <= 999).toBe(true);
  expect(Object.keys(OUTCOME)).toContain(rule.decision);
}

function registeredName(server: string, tool: string): string {
  const units = `mcp_${server}_${tool}`.split('').map((one) => (/[\w.:-]/.test(one) ? one : '_'));
  return units.length > 63
    ? [...units.slice(0, 30), '...', ...units.slice(units.length - 30)].join('')
    : units.join('');
}

contract(gemini, read);

describe('Gemini CLI', () => {
  test('names: a dot stays, a slash does not, a long name loses its middle', () => {
    expect(geminiName('github', 'policies.remove')).toBe('mcp_github_policies.remove');
    expect(geminiName('github', 'a/b c')).toBe('mcp_github_a_b_c');
    expect(geminiName('github', 'x'.repeat(80))).toBe(
      `mcp_github_${'x'.repeat(19)}...${'x'.repeat(30)}`,
    );
  });

  test('one rule per decision, and one for unlisted tools', () => {
    const policy = policyOf('ask', {
      list: 'allow',
      get: 'allow',
      drop: { decision: 'deny', reason: 'It "drops".' },
    });
    expect(rendered(gemini, policy).text).toBe(`[[rule]]
mcpName = "github"
toolName = [
  "list",
  "get",
]
decision = "allow"
priority = 200

[[rule]]
mcpName = "github"
toolName = "drop"
decision = "deny"
priority = 900
denyMessage = "Refused by policy: It \\"drops\\"."

[[rule]]
mcpName = "github"
toolName = "*"
decision = "ask_user"
priority = 10
`);
  });

  test('two long names that are cut to one get the stricter rule', () => {
    const [a, b] = [`${'a'.repeat(40)}1${'b'.repeat(40)}`, `${'a'.repeat(40)}2${'b'.repeat(40)}`];
    const { effective, substitutions } = rendered(
      gemini,
      policyOf('ask', { [a]: 'allow', [b]: 'deny' }),
    );
    expect(effective.servers[0]?.tools[a]?.decision).toBe('hide');
    expect(substitutions.some((one) => one.tool === a)).toBe(true);
  });

  test.each(['my_server', 'my server', '-x', 'x'.repeat(26)])(
    'refuses the server name %j',
    (as) => {
      const policy = policyOf('ask', { list: 'allow' });
      const servers = policy.servers.map((server) => ({ ...server, as }));
      expect(gemini.render({ ...policy, servers })).toMatchObject({ ok: false });
    },
  );
});
