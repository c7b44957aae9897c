import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Rule } from '../../policy.ts';
import { conditionalPolicy } from '../../testing/arbitraries.ts';
import { AWKWARD_NAMES } from '../../testing/awkward-names.ts';
import { contract } from '../../testing/contract.ts';
import { isInstalled, loadEngine } from '../../testing/load-engine.ts';
import { policyOf, policyOverNames, rendered } from '../../testing/policies.ts';
import { PROBES } from '../../testing/probes.ts';
import { read, statementsOf } from './reader.ts';
import { AGENTCORE_GATEWAY } from './statements.ts';
import { agentcore } from './target.ts';

contract(agentcore, read, { limits: 'stricter' });

test('two servers that spell one action get the stricter rule', () => {
  const { servers } = policyOf('deny', { b___c: 'allow', d: 'allow' });
  const [a] = servers.map((server) => ({ ...server, as: 'a' }));
  const other = policyOf('deny', { c: 'deny' }).servers.map((server) => ({
    ...server,
    as: 'a___b',
  }));
  const { text } = rendered(agentcore, {
    unlisted: 'deny',
    servers: [...(a ? [a] : []), ...other],
  });
  expect(text).toContain('"a___d"');
  expect(text).not.toContain('"a___b___c"');
});

describe('statements', () => {
  const named = (count: number, length: number, rule: Partial<Rule> = {}) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`${index}`.padStart(length, 'x'), rule]),
    );

  test('are as long as AgentCore takes, and no tool is lost between two', () => {
    const conditions = [{ argument: 'owner', is: 'equals' as const, value: 'acme' }];
    const policy = policyOf('deny', { ...named(200, 40), ...named(60, 50, { conditions }) });
    const { text } = rendered(agentcore, policy);
    const { cedar } = statementsOf(text);
    expect(cedar.length).toBeGreaterThan(2);
    expect(Math.max(...cedar.map((statement) => statement.length))).toBeLessThanOrEqual(10_000);
    expect(text.match(/^ {4}AgentCore::Action::/gm)).toHaveLength(260);
    const reading = read(text, policy.servers);
    for (const [tool, rule] of Object.entries(policy.servers[0]?.tools ?? {})) {
      const call = { server: 'github', tool, at: 0 };
      const without = rule.conditions.length > 0 ? 'denied' : 'allowed';
      expect(reading({ ...call, arguments: {} }, [])).toBe(without);
      expect(reading({ ...call, arguments: { owner: 'acme' } }, [])).toBe('allowed');
    }
  });

  test('are not written where one tool needs more', () => {
    expect(agentcore.render(policyOf('deny', { ['x'.repeat(10_000)]: 'allow' }))).toEqual({
      ok: false,
      problem: { kind: 'note', note: 'too-long' },
    });
  });
});

const HOURLY = [{ max: 2, per: 'hour' as const }];

describe('limits', () => {
  test('are temporal policies after the permit', () => {
    const { text, substitutions } = rendered(
      agentcore,
      policyOf('deny', { make: { limits: HOURLY } }),
    );
    expect(text).toBe(`permit (
  principal,
  action in [
    AgentCore::Action::"github___make"
  ],
  resource == AgentCore::Gateway::"${AGENTCORE_GATEWAY}"
);

forbid (
  principal,
  action == AgentCore::Action::"github___make",
  resource == AgentCore::Gateway::"${AGENTCORE_GATEWAY}"
)
when temporal {
  exists (n: Long).
    (count for (t: Timepoint).
      where (formerly within 1h (AgentCore::Action::"github___make"::request{ eventResource: resource } && tp(t)))) == n
    && n > 2
};
`);
    expect(
      substitutions.map(({ tool, ...rest }) => ('note' in rest ? [tool, rest.note] : [])),
    ).toEqual([
      [null, 'header'],
      ['make', 'session'],
    ]);
  });

  test('count the calls before this one, in a window that slides', () => {
    const policy = policyOf('deny', { make: { limits: HOURLY }, other: 'allow' });
    const reading = read(rendered(agentcore, policy).text, policy.servers);
    const half = 30 * 60_000;
    const make = (at: number) => ({ server: 'github', tool: 'make', arguments: {}, at });
    const other = { ...make(half), tool: 'other' };
    expect(reading(make(half + 1), [make(0), other])).toBe('allowed');
    expect(reading(make(2 * half), [make(0), make(half)])).toBe('denied');
    expect(reading(make(2 * half + 1), [make(0), make(half)])).toBe('allowed');
  });

  const manyTools = (count: number, rule: Partial<Rule>) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`tool_${index}`, rule]));

  test('that fit into one engine are all kept', () => {
    const { text } = rendered(agentcore, policyOf('deny', manyTools(20, { limits: HOURLY })));
    expect(statementsOf(text).temporal).toHaveLength(20);
  });

  test('beyond the quota are kept where the tool would otherwise be refused', () => {
    const policy = policyOf('deny', {
      ...manyTools(25, { limits: HOURLY, ifCannotCount: 'allow' }),
      pay: { limits: HOURLY },
    });
    const { text, substitutions, effective } = rendered(agentcore, policy);
    expect(statementsOf(text).temporal).toHaveLength(1);
    expect(effective.servers[0]?.tools['pay']?.limits).toEqual(HOURLY);
    expect(substitutions).toContainEqual({
      server: 'github',
      tool: 'tool_0',
      kind: 'allow-without-limit',
      limits: HOURLY,
      why: 'too-many',
    });
  });

  test('are left out, or become refusals, where even those are too many', () => {
    const policy = policyOf('deny', {
      ...manyTools(21, { limits: HOURLY }),
      list: { limits: HOURLY, ifCannotCount: 'allow' },
    });
    const { text, substitutions } = rendered(agentcore, policy);
    expect(statementsOf(text)).toEqual({ cedar: [text], temporal: [] });
    expect(text).not.toContain('tool_0');
    expect(new Set(substitutions.map(({ kind }) => kind))).toEqual(
      new Set(['deny-for-limit', 'allow-without-limit', 'refused-is-hidden']),
    );
  });
});

interface Cedar {
  isAuthorized(request: object): { response?: { decision: string } };
  validate(request: object): { type: string; validationErrors?: unknown[] };
}

const ENGINE = '@cedar-policy/cedar-wasm/nodejs';
describe.skipIf(!isInstalled(ENGINE))('in the Cedar engine', () => {
  let cedar: Cedar | null = null;
  beforeAll(async () => {
    cedar = await loadEngine<Cedar>(ENGINE);
  });

  /** The schema that AWS makes of the tools, in our reconstruction. */
  function schemaOf(
    tools: readonly string[],
    input: Readonly<Record<string, string>> = {},
  ): object {
    const types = Object.entries(input).map(([name, type]) => [name, { type, required: false }]);
    const record = (attributes: object) => ({ type: 'Record', attributes });
    const actions = tools.map((tool, index) => {
      const own = index === tools.length - 1 ? Object.fromEntries(types) : {};
      const context = record({ input: record(own) });
      const appliesTo = { principalTypes: ['OAuthUser'], resourceTypes: ['Gateway'], context };
      return [`github___${tool}`, { appliesTo }] as const;
    });
    const entityTypes = { OAuthUser: {}, Gateway: {} };
    return { AgentCore: { entityTypes, actions: Object.fromEntries(actions) } };
  }

  test('every name gets its decision', () => {
    const { text, effective } = rendered(agentcore, policyOverNames('deny', AWKWARD_NAMES));
    const reading = read(text, effective.servers);
    for (const tool of [...AWKWARD_NAMES, 'a_stranger']) {
      const answer = cedar?.isAuthorized({
        principal: { type: 'AgentCore::OAuthUser', id: 'u' },
        action: { type: 'AgentCore::Action', id: `github___${tool}` },
        resource: { type: 'AgentCore::Gateway', id: AGENTCORE_GATEWAY },
        context: {},
        policies: { staticPolicies: text },
        entities: [],
      });
      const wanted = reading({ server: 'github', tool, arguments: {}, at: 0 }, []);
      expect([tool, answer?.response?.decision]).toEqual([
        tool,
        wanted === 'allowed' ? 'allow' : 'deny',
      ]);
    }
  });

  /** Cedar knows no temporal policies; the reader judges those. */
  const lets = (text: string, tool: string, input: object) =>
    cedar?.isAuthorized({
      principal: { type: 'AgentCore::OAuthUser', id: 'u' },
      action: { type: 'AgentCore::Action', id: `github___${tool}` },
      resource: { type: 'AgentCore::Gateway', id: AGENTCORE_GATEWAY },
      context: { input },
      policies: { staticPolicies: statementsOf(text).cedar.join('\n') },
      entities: [],
    }).response?.decision;

  test('conditions let through what the policy says', () => {
    const probes = PROBES.filter(
      (value) =>
        typeof value === 'string' || typeof value === 'boolean' || Number.isSafeInteger(value),
    );
    let files = 0;
    fc.assert(
      fc.property(conditionalPolicy, fc.constantFrom(...probes), (policy, probe) => {
        const file = agentcore.render({ ...policy, unlisted: 'deny' });
        if (!file.ok) return;
        files += 1;
        const [server] = policy.servers;
        for (const [tool, rule] of Object.entries(server?.tools ?? {})) {
          const args = Object.fromEntries(
            rule.conditions.map((condition) => [condition.argument, probe]),
          );
          const call = { server: 'github', tool, arguments: args, at: 0 };
          const wanted = read(file.text, policy.servers)(call, []);
          expect([args, lets(file.text, tool, args)]).toEqual([
            args,
            wanted === 'allowed' ? 'allow' : 'deny',
          ]);
        }
      }),
      { numRuns: 500 },
    );
    expect(files).toBeGreaterThan(100);
  });

  test('conditions are valid for tools of other arguments, and not for other types', () => {
    const conditions = [
      { argument: 'owner', is: 'one-of' as const, value: ['acme', 'umbrella'] },
      { argument: 'amount', is: 'at-most' as const, value: 100 },
      { argument: 'path', is: 'path-under' as const, value: '/srv/*' },
      { argument: 'url', is: 'host-in' as const, value: ['example.com'] },
    ];
    const policy = policyOf('deny', { pay: { conditions }, list: 'allow' });
    const { text } = rendered(agentcore, policy);
    const errors = (amount: string) =>
      cedar?.validate({
        validationSettings: { mode: 'strict' },
        schema: schemaOf(['list', 'pay'], {
          owner: 'String',
          amount,
          path: 'String',
          url: 'String',
        }),
        policies: { staticPolicies: text },
      }).validationErrors;
    expect(errors('Long')).toEqual([]);
    expect(errors('String')).not.toEqual([]);
    const args = { owner: 'acme', amount: 100, path: '/srv/*/a', url: 'https://example.com/' };
    expect([lets(text, 'pay', args), lets(text, 'list', {})]).toEqual(['allow', 'allow']);
    expect(lets(text, 'pay', { ...args, path: '/srv/x/a' })).toBe('deny');
  });

  test('is valid for the schema of the tools, and a misspelt tool is not', () => {
    const { text } = rendered(agentcore, policyOf('deny', { list_issues: 'allow' }));
    const errors = (tools: string[]) =>
      cedar?.validate({
        validationSettings: { mode: 'strict' },
        schema: schemaOf(tools),
        policies: { staticPolicies: text },
      }).validationErrors;
    expect(errors(['list_issues'])).toEqual([]);
    expect(errors(['list_isues'])).not.toEqual([]);
  });
});
