import { beforeAll, describe, expect, test } from 'vitest';
import { AWKWARD_NAMES } from '../testing/awkward-names.ts';
import { contract } from '../testing/contract.ts';
import { isInstalled, loadEngine } from '../testing/load-engine.ts';
import { policyOf, policyOverNames, rendered } from '../testing/policies.ts';
import { readAgentcore } from '../testing/readers/agentcore.ts';
import { AGENTCORE_GATEWAY, agentcore } from './agentcore.ts';

contract(agentcore, readAgentcore);

test('two servers that spell one action get the stricter rule', () => {
  const { servers } = policyOf('deny', { b___c: 'allow', d: 'allow' });
  const [a] = servers.map((one) => ({ ...one, as: 'a' }));
  const other = policyOf('deny', { c: 'deny' }).servers.map((one) => ({ ...one, as: 'a___b' }));
  const { text } = rendered(agentcore, {
    unlisted: 'deny',
    servers: [...(a ? [a] : []), ...other],
  });
  expect(text).toContain('"a___d"');
  expect(text).not.toContain('"a___b___c"');
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
  function schemaOf(tools: readonly string[]): object {
    const appliesTo = { principalTypes: ['OAuthUser'], resourceTypes: ['Gateway'] };
    const actions = tools.map((tool) => [`github___${tool}`, { appliesTo }] as const);
    const entityTypes = { OAuthUser: {}, Gateway: {} };
    return { AgentCore: { entityTypes, actions: Object.fromEntries(actions) } };
  }

  test('every name gets its decision', () => {
    const { text, effective } = rendered(agentcore, policyOverNames('deny', AWKWARD_NAMES));
    const reading = readAgentcore(text, effective.servers);
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
