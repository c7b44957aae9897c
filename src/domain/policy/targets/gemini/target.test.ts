import { describe, expect, test } from 'vitest';
import { contract } from '../../testing/contract.ts';
import { policyOf, rendered } from '../../testing/policies.ts';
import { read } from './reader.ts';
import { gemini } from './target.ts';
import { geminiName } from './tool-name.ts';

/** What settings count as, in thousandths of the tier of users (`policy/config` in its source). */
const SETTINGS = { toolsAllowed: 300, toolsExclude: 400, savedApproval: 950 };

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
toolName = [
  "mcp_github_list",
  "mcp_github_get",
]
decision = "allow"
priority = 380

[[rule]]
toolName = "mcp_github_drop"
decision = "deny"
priority = 990
denyMessage = "Refused by policy: It \\"drops\\"."

[[rule]]
mcpName = "github"
toolName = "*"
decision = "ask_user"
priority = 360
`);
  });

  test('settings cannot let an unlisted tool run, nor a saved approval a refused one', () => {
    const { text } = rendered(
      gemini,
      policyOf('ask', { list: 'allow', make: 'ask', drop: 'deny' }),
    );
    const priorityOf = (decision: string) =>
      Number(text.match(new RegExp(`decision = "${decision}"\npriority = (\\d+)`))?.[1]);
    const unlisted = Number(text.match(/toolName = "\*"\n.*\npriority = (\d+)/)?.[1]);
    const { toolsAllowed, toolsExclude, savedApproval } = SETTINGS;
    expect(unlisted).toBeGreaterThan(toolsAllowed);
    for (const decision of ['allow', 'ask_user']) {
      expect(priorityOf(decision)).toBeGreaterThan(toolsAllowed);
      expect(priorityOf(decision)).toBeLessThan(toolsExclude);
    }
    expect(priorityOf('deny')).toBeGreaterThan(savedApproval);
  });

  test('refuses a tool whose rule would hold for another tool of the server', () => {
    expect(gemini.render(policyOf('ask', { mcp_github_x: 'allow' }))).toMatchObject({ ok: false });
    expect(gemini.render(policyOf('ask', { mcp_gitlab_x: 'allow' }))).toMatchObject({ ok: true });
  });

  test('two long names that are cut to one get the stricter rule', () => {
    const [a, b] = [`${'a'.repeat(40)}1${'b'.repeat(40)}`, `${'a'.repeat(40)}2${'b'.repeat(40)}`];
    const { effective, substitutions } = rendered(
      gemini,
      policyOf('ask', { [a]: 'allow', [b]: 'deny' }),
    );
    expect(effective.servers[0]?.tools[a]?.decision).toBe('hide');
    expect(substitutions.some((substitution) => substitution.tool === a)).toBe(true);
  });

  test.each(['my_server', 'my server', '-x', 'mcp', 'x'.repeat(26)])(
    'refuses the server name %j',
    (as) => {
      const policy = policyOf('ask', { list: 'allow' });
      const servers = policy.servers.map((server) => ({ ...server, as }));
      expect(gemini.render({ ...policy, servers })).toMatchObject({ ok: false });
    },
  );
});
