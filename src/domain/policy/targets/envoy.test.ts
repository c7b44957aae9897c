import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { AWKWARD_NAMES } from '../testing/awkward-names.ts';
import { contract, type Reader } from '../testing/contract.ts';
import { crdValidator } from '../testing/crd.ts';
import { policyOf, policyOverNames, rendered } from '../testing/policies.ts';
import { envoy } from './envoy.ts';

interface Authorization {
  defaultAction: string;
  rules?: { action: string; target: { tools: { backend: string; tool: string }[] } }[];
}
interface McpRoute {
  spec: {
    securityPolicy: { authorization: Authorization };
    parentRefs?: object[];
    backendRefs?: object[];
  };
}

/** The first rule that names backend and tool decides, else the default; a refused tool is not listed. */
const read: Reader = (text) => {
  const { authorization } = (parse(text) as McpRoute).spec.securityPolicy;
  return ({ server, tool }) => {
    const rule = authorization.rules?.find((one) =>
      one.target.tools.some((named) => named.backend === server && named.tool === tool),
    );
    return (rule?.action ?? authorization.defaultAction) === 'Allow' ? 'allowed' : 'hidden';
  };
};

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
