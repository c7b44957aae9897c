import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { AWKWARD_NAMES } from '../testing/awkward-names.ts';
import { contract } from '../testing/contract.ts';
import { crdValidator } from '../testing/crd.ts';
import { policyOf, policyOverNames, rendered } from '../testing/policies.ts';
import { type McpRoute, readEnvoy } from '../testing/readers/envoy.ts';
import { envoy } from './envoy.ts';

contract(envoy, readEnvoy);

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

  const validate = crdValidator('mcproute.crd.yaml', 'v1beta1');
  test.skipIf(validate === null)(
    'fits its published definition once the route has its own fields',
    () => {
      for (const unlisted of ['allow', 'deny'] as const) {
        const route: McpRoute = parse(
          rendered(envoy, policyOverNames(unlisted, AWKWARD_NAMES)).text,
        );
        route.spec.parentRefs = [
          { name: 'gateway', kind: 'Gateway', group: 'gateway.networking.k8s.io' },
        ];
        route.spec.backendRefs = [
          { name: 'github', kind: 'Backend', group: 'gateway.envoyproxy.io' },
        ];
        validate?.(route);
        expect(validate?.errors).toBeNull();
      }
    },
  );
});
