import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Policy, Rule } from '../../policy/policy.ts';
import { claudeCode } from '../../policy/targets/claude-code/target.ts';
import { codex } from '../../policy/targets/codex/target.ts';
import { intercept } from '../../policy/targets/intercept/target.ts';
import { policylayer } from '../../policy/targets/policylayer/target.ts';
import { plainPolicy } from '../../policy/testing/arbitraries.ts';
import { publishedTool } from '../build.fixture.ts';
import { compareWithFile } from './compare.ts';
import { read } from './read.fixture.ts';
import { readPolicyFile } from './read-file.ts';

const problem = (text: string) => {
  const file = readPolicyFile(text);
  return 'problem' in file ? file.problem : undefined;
};

const rule = (decision: Rule['decision'], more: Partial<Rule> = {}): Rule => ({
  decision,
  limits: [],
  conditions: [],
  ...more,
});

const POLICY: Policy = {
  unlisted: 'ask',
  servers: [
    {
      server: 'github',
      as: 'github',
      others: 0,
      tools: {
        get_me: rule('allow'),
        create_issue: rule('allow', { limits: [{ max: 30, per: 'hour' }] }),
        'delete.repo': rule('deny'),
      },
    },
  ],
};

describe('files that this site makes', () => {
  test.each([claudeCode, codex, intercept, policylayer])('are read back: $label', (target) => {
    const rendered = target.render(POLICY);
    if (!rendered.ok) throw new Error(rendered.problem.kind);
    const file = read(rendered.text);
    expect(file.format).toBe(target.id);
    for (const [tool, { decision, limits }] of Object.entries(
      rendered.effective.servers[0]?.tools ?? {},
    )) {
      const found = file.rule('github', tool);
      const refused = ['deny', 'hide'];
      if (refused.includes(decision)) expect(refused).toContain(found?.decision);
      else expect(found).toMatchObject({ decision, limits });
    }
    expect(file.rule('github', 'new_tool')).toBeNull();
    expect(file.missed('github')).toBe(rendered.effective.unlisted);
  });

  test.each([claudeCode, codex])('never look looser than they are: $label', (target) => {
    const strictness = { allow: 0, ask: 1, deny: 2, hide: 2 };
    fc.assert(
      fc.property(plainPolicy(2), (policy) => {
        const rendered = target.render(policy);
        if (!rendered.ok) return;
        const file = read(rendered.text);
        for (const server of rendered.effective.servers) {
          for (const [tool, { decision }] of Object.entries(server.tools)) {
            const found = file.rule(server.as, tool)?.decision ?? file.missed(server.as);
            expect(strictness[found], `${server.as} ${tool}`).toBeGreaterThanOrEqual(
              strictness[decision],
            );
          }
        }
      }),
    );
  });
});

describe('the comparison', () => {
  test('puts every tool into exactly one list', () => {
    const tools = ['get_me', 'create_issue', 'delete.repo', 'new_tool'].map((name) =>
      publishedTool({ name }),
    );
    const rendered = claudeCode.render(POLICY);
    const file = read(rendered.ok ? rendered.text : '');
    const { allowed, asked, denied, missed } = compareWithFile(file, 'github', tools);
    expect(allowed.map(({ tool }) => tool.name)).toEqual(['get_me']);
    expect(asked.map(({ tool }) => tool.name)).toEqual(['create_issue']);
    expect(denied.map(({ tool }) => tool.name)).toEqual(['delete.repo']);
    expect(missed.map(({ name }) => name)).toEqual(['new_tool']);
  });
});

describe('what is no policy file', () => {
  test.each([
    ['a broken JSON', '{ "permissions": { "allow": [ }', 'broken'],
    ['a broken TOML', '[mcp_servers.github\nx = 1', 'broken'],
    ['a broken YAML', 'version: "1"\ntools: [a: b', 'broken'],
    ['a list of servers', '{"mcpServers": {"github": {"command": "npx"}}}', 'servers-only'],
    ['another JSON', '{"name": "package"}', 'unknown-file'],
    ['a list', '[1, 2]', 'unknown-file'],
    ['nothing', '  \n', 'empty'],
    ['too much', 'x'.repeat(2_000_001), 'too-long'],
    ['deep nesting', `{"a":${'['.repeat(100_000)}`, 'too-deep'],
  ])('is told apart: %s', (_, text, kind) => {
    const found = problem(text);
    expect(found?.kind).toBe(kind);
    if (found?.kind === 'broken') expect(found.fault.line).toBeGreaterThan(0);
  });

  test('never makes the reader throw', () => {
    const awkward = fc.oneof(
      fc.string(),
      fc.json(),
      fc.json().map((text) => `{"permissions":${text}}`),
      fc.json().map((text) => `{"version":"1","tools":${text}}`),
      fc.json().map((text) => `{"version":"1","tools":{"get_me":${text}}}`),
      fc.json().map((text) => `{"mcp_servers":${text}}`),
      fc.string().map((text) => `[mcp_servers.${text}]`),
      fc.string().map((text) => `version: ${text}`),
    );
    fc.assert(
      fc.property(awkward, (text) => {
        const file = readPolicyFile(text);
        if ('problem' in file) return;
        file.rule('github', 'get_me');
        expect(['allow', 'ask', 'deny']).toContain(file.missed('__proto__'));
      }),
      { numRuns: 500 },
    );
  });
});

test('permissions of the Cursor CLI are not taken for those of Claude Code', () => {
  expect(problem('{"permissions": {"allow": ["Shell(ls)", "Mcp(a:b)"], "deny": []}}')).toEqual({
    kind: 'unknown-file',
  });
  expect(read('{"permissions": {"allow": ["Bash(ls)"]}}').format).toBe('claude-code');
});
