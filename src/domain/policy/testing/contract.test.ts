import { describe, expect, test } from 'vitest';
import type { Policy } from '../policy.ts';
import type { EnforcementTarget, Rendered } from '../target.ts';
import { TARGETS } from '../targets/index.ts';
import { checkPlain, checkStrict } from './contract.ts';
import { policyOf } from './policies.ts';

/** The target, refusing every tool, and saying only something about the whole file. */
function refusingSilently(target: EnforcementTarget): EnforcementTarget {
  const denyAll = ({ servers, ...rest }: Policy): Policy => ({
    ...rest,
    servers: servers.map((server) => ({
      ...server,
      tools: Object.fromEntries(
        Object.entries(server.tools).map(([tool, rule]) => [tool, { ...rule, decision: 'deny' }]),
      ),
    })),
  });
  return {
    ...target,
    render(policy): Rendered {
      const rendered = target.render(policy);
      if (!rendered.ok) return rendered;
      const whole = policy.servers.map(
        ({ server }) =>
          ({
            server,
            tool: null,
            kind: 'unlisted-stricter',
            wanted: 'allow',
            got: 'deny',
          }) as const,
      );
      const kept = rendered.substitutions.filter(({ tool }) => tool === null);
      return {
        ...rendered,
        effective: denyAll(rendered.effective),
        substitutions: [...kept, ...whole],
      };
    },
  };
}

const tools = { look: 'allow', make: 'ask' } as const;

describe.each(TARGETS.map((target) => [target.id, target] as const))('%s', (_id, target) => {
  const policies = (['allow', 'ask', 'deny'] as const)
    .map((unlisted) => policyOf(unlisted, tools))
    .filter((policy) => target.render(policy).ok);

  test('the contract holds for a few tools', () => {
    expect(policies.length).toBeGreaterThan(0);
    for (const policy of policies) {
      checkStrict(target, policy);
      checkPlain(target, policy);
    }
  });

  test('a substitution about the whole file does not excuse refusals of listed tools', () => {
    const probe = refusingSilently(target);
    for (const policy of policies) {
      expect(() => checkStrict(probe, policy)).toThrow('isReported');
      expect(() => checkPlain(probe, policy)).toThrow('decision');
    }
  });
});
