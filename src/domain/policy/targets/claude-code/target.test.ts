import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { AWKWARD_NAMES } from '../../testing/awkward-names.ts';
import { contract } from '../../testing/contract.ts';
import { policyOf, policyOverNames, rendered } from '../../testing/policies.ts';
import { publishedSchema } from '../../testing/published-schema.ts';
import { read } from './reader.ts';
import { claudeCode } from './target.ts';
import { claudeName } from './tool-name.ts';

contract(claudeCode, read);

describe('Claude Code', () => {
  test('spells names as the client does', () => {
    expect(claudeName('my.srv x', 'policies.remove')).toBe('mcp__my_srv_x__policies_remove');
    expect(claudeName('github', '长亭 IP')).toBe('mcp__github_____IP');
    // Seen in version 2.1.329: NFKC, and no invisible characters.
    expect(claudeName('github', 'e\u0301')).toBe('mcp__github___');
    expect(claudeName('github', 'zero\u200bwidth')).toBe('mcp__github__zerowidth');
    expect(claudeName('github', 'tag\u{e0041}')).toBe('mcp__github__tag');
    expect(claudeName('github', 'ｄｅｌｅｔｅ')).toBe('mcp__github__delete');
  });

  test('writes the three lists, and the mode that asks about unlisted tools', () => {
    const policy = policyOf('ask', { list: 'allow', make: 'ask', 'repo.delete': 'deny' });
    expect(JSON.parse(rendered(claudeCode, policy).text)).toEqual({
      permissions: {
        defaultMode: 'default',
        allow: ['mcp__github__list'],
        ask: ['mcp__github__make'],
        deny: ['mcp__github__repo_delete'],
      },
    });
  });

  test('a limit becomes an ask, and says so', () => {
    const policy = policyOf('ask', { make: { limits: [{ max: 30, per: 'hour' }] } });
    const result = rendered(claudeCode, policy);
    expect(JSON.parse(result.text).permissions).toMatchObject({ ask: ['mcp__github__make'] });
    expect(result.substitutions).toEqual([
      {
        server: 'github',
        tool: 'make',
        kind: 'ask-for-limit',
        limits: [{ max: 30, per: 'hour' }],
      },
      { server: 'github', tool: null, kind: 'note', note: 'asks-about-everything' },
    ]);
  });

  test('sets no mode where unlisted tools may run', () => {
    const { text } = rendered(claudeCode, policyOf('allow', { list: 'ask' }));
    expect(JSON.parse(text).permissions).not.toHaveProperty('defaultMode');
  });

  test('refusing unlisted tools uses dontAsk, refuses what would ask, and says what else it touches', () => {
    const result = rendered(claudeCode, policyOf('deny', { list: 'allow', make: 'ask' }));
    expect(JSON.parse(result.text)).toEqual({
      permissions: {
        defaultMode: 'dontAsk',
        allow: ['mcp__github__list'],
        deny: ['mcp__github__make'],
      },
    });
    expect(result.substitutions.map(({ tool }) => tool)).toEqual(['make', null, null]);
  });

  test('two tools with one spelling get the stricter rule, a known neighbour too', () => {
    const policy = policyOf('ask', { 'a.b': 'allow', 'c.d': 'allow', c_d: 'deny' });
    const server = policy.servers[0];
    if (server) Object.assign(server, { neighbours: ['a_b', 'z'], others: 2 });
    const result = rendered(claudeCode, policy);
    expect(JSON.parse(result.text)).toEqual({
      permissions: {
        defaultMode: 'default',
        ask: ['mcp__github__a_b'],
        deny: ['mcp__github__c_d'],
      },
    });
    expect(result.effective.servers[0]).toMatchObject({ others: 1, neighbours: ['z'] });
  });

  test.each(['a__b', 'ends_', 'claude.ai Linear', 'ends.', 'café'])(
    'refuses the server name %j',
    (as) => {
      const policy = policyOf('ask', { list: 'allow' });
      const servers = policy.servers.map((server) => ({ ...server, as }));
      expect(claudeCode.render({ ...policy, servers }).ok).toBe(false);
    },
  );

  test('refuses a tool whose name has nothing to be seen', () => {
    expect(claudeCode.render(policyOf('ask', { '\u200b': 'allow' })).ok).toBe(false);
  });

  test('is valid by the schema that SchemaStore publishes', () => {
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(
      publishedSchema('claude-code'),
    );
    for (const unlisted of ['allow', 'ask', 'deny'] as const) {
      const policy = policyOverNames(unlisted, AWKWARD_NAMES);
      const valid = validate(JSON.parse(rendered(claudeCode, policy).text));
      expect(validate.errors).toBeNull();
      expect(valid).toBe(true);
    }
    expect(validate({ permissions: { deny: [42] } })).toBe(false);
  });
});
