import { beforeAll, describe, expect, test } from 'vitest';
import { AWKWARD_NAMES } from '../../testing/awkward-names.ts';
import { contract } from '../../testing/contract.ts';
import { isInstalled, loadEngine } from '../../testing/load-engine.ts';
import { policyOf, policyOverNames, rendered } from '../../testing/policies.ts';
import { kubernetesValidator } from '../../testing/published-schema.ts';
import { documents, read } from './reader.ts';
import { toolhive } from './target.ts';

contract(toolhive, read, { limits: 'stricter' });

describe('ToolHive', () => {
  test('writes Cedar policies and buckets', () => {
    const policy = policyOf('deny', {
      list: 'allow',
      make: { limits: [{ max: 30, per: 'hour' }] },
      'a"b': 'deny',
    });
    expect(rendered(toolhive, policy).text).toBe(`apiVersion: "toolhive.stacklok.dev/v1beta1"
kind: MCPServer
metadata:
  name: github
spec:
  authzConfig:
    type: inline
    inline:
      policies:
        - 'permit(principal, action == Action::"call_tool", resource == Tool::"list");'
        - 'permit(principal, action == Action::"call_tool", resource == Tool::"make");'
        - 'forbid(principal, action == Action::"call_tool", resource == Tool::"a\\"b");'
      entitiesJson: "[]"
  sessionStorage:
    provider: redis
    address: "redis:6379"
  rateLimiting:
    tools:
      - name: make
        shared:
          maxTokens: 15
          refillPeriod: "3600s"
`);
  });

  const validate = kubernetesValidator('toolhive');
  test('fits its published definition once the server has an image', () => {
    const limits = [{ max: 30, per: 'hour' as const }];
    const named = policyOverNames('allow', AWKWARD_NAMES);
    for (const policy of [named, policyOf('deny', { make: { limits } }), policyOf('deny', {})]) {
      for (const server of documents(rendered(toolhive, policy).text)) {
        server.spec.image = 'ghcr.io/example/server:1';
        validate(server);
        expect(validate.errors).toBeNull();
      }
    }
  });
});

interface Cedar {
  isAuthorized(request: object): { type: string; response?: { decision: string } };
}

const ENGINE = '@cedar-policy/cedar-wasm/nodejs';
describe.skipIf(!isInstalled(ENGINE))('in the Cedar engine', () => {
  let cedar: Cedar | null = null;
  beforeAll(async () => {
    cedar = await loadEngine<Cedar>(ENGINE);
  });

  test.each(['allow', 'deny'] as const)(
    'every name gets its decision, unlisted: %s',
    (unlisted) => {
      const { text, effective } = rendered(toolhive, policyOverNames(unlisted, AWKWARD_NAMES));
      const staticPolicies = documents(text)[0]?.spec.authzConfig.inline.policies.join('\n') ?? '';
      const reading = read(text, effective.servers);
      for (const tool of [...AWKWARD_NAMES, 'a_stranger']) {
        const answer = cedar?.isAuthorized({
          principal: { type: 'Client', id: 'u' },
          action: { type: 'Action', id: 'call_tool' },
          resource: { type: 'Tool', id: tool },
          context: {},
          policies: { staticPolicies },
          entities: [],
        });
        const wanted = reading({ server: 'github', tool, arguments: {}, at: 0 }, []);
        expect([tool, answer?.response?.decision]).toEqual([
          tool,
          wanted === 'allowed' ? 'allow' : 'deny',
        ]);
      }
    },
  );
});
