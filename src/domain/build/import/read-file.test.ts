import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Policy, Rule } from '../../policy/policy.ts';
import { claudeCode } from '../../policy/targets/claude-code.ts';
import { codex } from '../../policy/targets/codex.ts';
import { intercept } from '../../policy/targets/intercept.ts';
import { policylayer } from '../../policy/targets/policylayer.ts';
import { plainPolicy } from '../../policy/testing/arbitraries.ts';
import { shardTool } from '../build.fixture.ts';
import { compareWithFile } from './compare.ts';
import type { ImportedFile } from './imported.ts';
import { readPolicyFile } from './read-file.ts';

function read(text: string): ImportedFile {
  const file = readPolicyFile(text);
  if ('problem' in file) throw new Error(file.problem);
  return file;
}

const problem = (text: string): string => {
  const file = readPolicyFile(text);
  return 'problem' in file ? file.problem : '';
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
    if (!rendered.ok) throw new Error(rendered.reason);
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

describe('a settings file of Claude Code', () => {
  const settings = (permissions: object) => read(JSON.stringify({ permissions }));

  test('refuses before it asks, and asks before it allows', () => {
    const name = 'mcp__github__get_me';
    const decision = (permissions: object) =>
      settings(permissions).rule('github', 'get_me')?.decision;
    expect(decision({ allow: [name] })).toBe('allow');
    expect(decision({ allow: [name], ask: [name] })).toBe('ask');
    expect(decision({ allow: [name], ask: [name], deny: [name] })).toBe('deny');
  });

  test('may speak of a whole server, and of names that begin alike', () => {
    const file = settings({
      allow: ['mcp__github'],
      deny: ['mcp__github__delete_*', 'mcp__*__wipe'],
    });
    expect(file.rule('github', 'get_me')).toMatchObject({ decision: 'allow', broad: true });
    expect(file.rule('github', 'delete_repo')).toMatchObject({ decision: 'deny', broad: true });
    expect(file.rule('other', 'wipe')?.decision).toBe('deny');
    expect(file.rule('other', 'get_me')).toBeNull();
    expect(settings({ allow: ['mcp__*'] }).rule('github', 'get_me')).toBeNull();
  });

  test('ignores rules with arguments, and says so', () => {
    const file = settings({ deny: ['mcp__github__create_issue(owner:evil)'] });
    expect(file.rule('github', 'create_issue')).toBeNull();
    expect(file.notes.join()).toContain('arguments');
  });

  test('refuses in dontAsk mode what it would ask about', () => {
    const file = settings({ defaultMode: 'dontAsk', ask: ['mcp__github__get_me'] });
    expect(file.rule('github', 'get_me')?.decision).toBe('deny');
    expect(file.missed('github')).toBe('deny');
  });

  test('may hold comments and commas at the end, and names its servers', () => {
    const file = read(
      '{ // mine\n "permissions": { "allow": ["mcp__github__get_me", "Bash(ls)"], }, }',
    );
    expect(file.servers).toEqual(['github']);
  });

  test('with many stars takes no long time', () => {
    const pattern = `mcp__github__${'a*'.repeat(2000)}b`;
    const file = settings({ deny: [pattern] });
    expect(file.rule('github', 'a'.repeat(4000))).toBeNull();
  });
});

describe('a configuration of Codex', () => {
  const file = read(`
[mcp_servers.github]
command = "x"
enabled_tools = ["get_me", "create_issue"]
disabled_tools = ["delete_repo"]
default_tools_approval_mode = "prompt"
[mcp_servers.github.tools.get_me]
approval_mode = "approve"
[mcp_servers.other]
command = "y"
default_tools_approval_mode = "approve"
`);

  test('is read in the order in which Codex reads it', () => {
    expect(file.servers).toEqual(['github', 'other']);
    expect(file.rule('github', 'get_me')?.decision).toBe('allow');
    expect(file.rule('github', 'create_issue')?.decision).toBe('ask');
    expect(file.rule('github', 'delete_repo')?.decision).toBe('hide');
    expect(file.rule('github', 'new_tool')).toBeNull();
    expect(file.missed('github')).toBe('deny');
    expect(file.missed('other')).toBe('allow');
  });

  test('asks about servers that it does not hold', () => {
    expect(file.rule('absent', 'get_me')).toBeNull();
    expect(file.missed('absent')).toBe('ask');
  });
});

describe('a policy of Intercept', () => {
  test('gives limits and the conditions that the builder knows', () => {
    const file = read(`
version: "1"
default: deny
hide: [secret]
tools:
  create_issue:
    rules:
      - name: few
        rate_limit: 5/day
      - name: here
        conditions: [{ path: args.repo, op: in, value: [a, b] }]
  odd:
    rules:
      - name: odd
        conditions: [{ path: args.repo, op: contains, value: x }]
`);
    expect(file.rule('any', 'create_issue')).toMatchObject({
      decision: 'allow',
      limits: [{ max: 5, per: 'day' }],
      conditions: [{ argument: 'repo', is: 'one-of', value: ['a', 'b'] }],
    });
    expect(file.rule('any', 'secret')?.decision).toBe('hide');
    expect(file.rule('any', 'odd')?.decision).toBe('deny');
    expect(file.notes.join()).toContain('taken as refused');
    expect(file.missed('any')).toBe('deny');
  });
});

describe('the comparison', () => {
  test('puts every tool into exactly one list', () => {
    const tools = ['get_me', 'create_issue', 'delete.repo', 'new_tool'].map((name) =>
      shardTool({ name }),
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
    ['a broken JSON', '{ "permissions": { "allow": [ }', /^Line 1, column \d+:/],
    ['a broken TOML', '[mcp_servers.github\nx = 1', /^Line \d+, column \d+:/],
    ['a broken YAML', 'version: "1"\ntools: [a: b', /^Line \d+, column \d+:/],
    ['a list of servers', '{"mcpServers": {"github": {"command": "npx"}}}', /My stack/],
    ['another JSON', '{"name": "package"}', /^This is none of the files/],
    ['a list', '[1, 2]', /^This is none of the files/],
    ['nothing', '  \n', /nothing to read/],
    ['too much', 'x'.repeat(2_000_001), /longer than/],
    ['deep nesting', `{"a":${'['.repeat(100_000)}`, /./],
  ])('gets a sentence: %s', (_, text, words) => {
    expect(problem(text)).toMatch(words);
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
        if ('problem' in file) {
          expect(file.problem).toMatch(/^[A-Z].*\.$/s);
          return;
        }
        file.rule('github', 'get_me');
        expect(['allow', 'ask', 'deny']).toContain(file.missed('__proto__'));
      }),
      { numRuns: 500 },
    );
  });
});
