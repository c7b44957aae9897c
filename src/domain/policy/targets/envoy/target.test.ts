import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { conditionalPolicy } from '../../testing/arbitraries.ts';
import { AWKWARD_NAMES } from '../../testing/awkward-names.ts';
import { contract } from '../../testing/contract.ts';
import { isInstalled, loadEngine } from '../../testing/load-engine.ts';
import { policyOf, policyOverNames, rendered } from '../../testing/policies.ts';
import { PROBES } from '../../testing/probes.ts';
import { kubernetesValidator } from '../../testing/published-schema.ts';
import { envoyReader, type McpRoute, read } from './reader.ts';
import { envoy } from './target.ts';

contract(envoy, read);

describe('Envoy AI Gateway', () => {
  test('splits tools over rules, and refuses more than a route holds', () => {
    const many = (count: number) =>
      policyOf(
        'deny',
        Object.fromEntries(
          Array.from({ length: count }, (_, index) => [`t${index}`, 'allow' as const]),
        ),
      );
    const route: McpRoute = parse(rendered(envoy, many(344)).text);
    expect(route.spec.securityPolicy.authorization.rules).toHaveLength(22);
    expect(envoy.render(many(513))).toMatchObject({ ok: false });
  });

  test('a condition is a rule of its own, before the tools that are refused', () => {
    const conditions = [{ argument: 'owner', is: 'equals', value: 'acme' }] as const;
    const policy = policyOf('allow', { list: { conditions: [...conditions] }, drop: 'deny' });
    const route: McpRoute = parse(rendered(envoy, policy).text);
    const cel =
      'request.mcp.params == null || ("owner" in request.mcp.params.arguments && request.mcp.params.arguments["owner"] == "acme")';
    const [list, drop] = ['list', 'drop'].map((tool) => ({ backend: 'github', tool }));
    expect(route.spec.securityPolicy.authorization).toEqual({
      defaultAction: 'Allow',
      rules: [
        { action: 'Allow', cel, target: { tools: [list] } },
        { action: 'Deny', target: { tools: [list, drop] } },
      ],
    });
  });

  const validate = kubernetesValidator('envoy');
  test('fits its published definition once the route has its own fields', () => {
    const [withConditions] = fc.sample(conditionalPolicy, { numRuns: 1, seed: 1 });
    const policies = [
      policyOverNames('allow', AWKWARD_NAMES),
      policyOverNames('deny', AWKWARD_NAMES),
      ...(withConditions ? [withConditions] : []),
    ];
    for (const policy of policies) {
      const route: McpRoute = parse(rendered(envoy, policy).text);
      route.spec.parentRefs = [
        { name: 'gateway', kind: 'Gateway', group: 'gateway.networking.k8s.io' },
      ];
      route.spec.backendRefs = [
        { name: 'github', kind: 'Backend', group: 'gateway.envoyproxy.io' },
      ];
      validate(route);
      expect(validate.errors).toBeNull();
    }
  });
});

interface Cel {
  evaluate(expression: string, context: object): unknown;
}

const ENGINE = '@marcbachmann/cel-js';
describe.skipIf(!isInstalled(ENGINE))('in a CEL engine', () => {
  let cel: Cel | null = null;
  beforeAll(async () => {
    cel = await loadEngine<Cel>(ENGINE);
  });

  /** An error matches nothing, as in the gateway. */
  const holds = (expression: string, args: object | null) => {
    const params = args === null ? null : { name: 'a_tool', arguments: args };
    try {
      return cel?.evaluate(expression, { request: { mcp: { params } } }) === true;
    } catch {
      return false;
    }
  };

  test('conditions let through what the policy says, and the tool is listed', () => {
    fc.assert(
      fc.property(conditionalPolicy, fc.constantFrom(...PROBES), (policy, probe) => {
        const { text, effective } = rendered(envoy, policy);
        const [server] = policy.servers;
        for (const [tool, rule] of Object.entries(server?.tools ?? {})) {
          const args = Object.fromEntries(
            rule.conditions.map((condition) => [condition.argument, probe]),
          );
          const call = { server: 'github', tool, arguments: args, at: 0 };
          const engine = envoyReader(holds)(text, effective.servers)(call, []);
          expect([args, engine]).toEqual([args, read(text, effective.servers)(call, [])]);
        }
      }),
      { numRuns: 500 },
    );
  });
});
