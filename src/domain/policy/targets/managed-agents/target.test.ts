import { describe, expect, test } from 'vitest';
import { AWKWARD_NAMES } from '../../testing/awkward-names.ts';
import { contract } from '../../testing/contract.ts';
import { isInstalled } from '../../testing/load-engine.ts';
import { policyOf, policyOverNames, rendered } from '../../testing/policies.ts';
import { typeErrors } from '../../testing/type-errors.ts';
import { read } from './reader.ts';
import { managedAgents } from './target.ts';

contract(managedAgents, read);

describe('Managed Agents', () => {
  test('gives each tool a permission policy, or switches it off', () => {
    const policy = policyOf('ask', { list: 'allow', make: 'ask', drop: 'deny' });
    expect(
      rendered(managedAgents, policy).text,
    ).toBe(`import type Anthropic from '@anthropic-ai/sdk';

export const tools: Anthropic.Beta.BetaManagedAgentsMCPToolsetParams[] = [
  {
    type: "mcp_toolset",
    mcp_server_name: "github",
    default_config: {
      enabled: true,
      permission_policy: {
        type: "always_ask",
      },
    },
    configs: [
      {
        name: "list",
        enabled: true,
        permission_policy: {
          type: "always_allow",
        },
      },
      {
        name: "make",
        enabled: true,
        permission_policy: {
          type: "always_ask",
        },
      },
      {
        name: "drop",
        enabled: false,
      },
    ],
  },
];
`);
  });

  test('writes no name that is too long, and says which', () => {
    const name = 'x'.repeat(129);
    expect(managedAgents.render(policyOf('ask', { [name]: 'deny' }))).toEqual({
      ok: false,
      problem: { kind: 'note', note: 'long-name', values: { tool: name } },
    });
    expect(managedAgents.render(policyOf('ask', { [name.slice(1)]: 'deny' })).ok).toBe(true);
  });

  test.skipIf(!isInstalled('@anthropic-ai/sdk'))(
    'fits the types of the SDK, and the types bite',
    () => {
      const names = AWKWARD_NAMES.filter((name) => name.length <= 128);
      const { text } = rendered(managedAgents, policyOverNames('deny', names));
      expect(typeErrors(text)).toEqual([]);
      expect(typeErrors(text.replace('always_ask', 'never'))).not.toEqual([]);
    },
  );
});
