import { describe, expect, test } from 'vitest';
import { AWKWARD_NAMES } from '../testing/awkward-names.ts';
import { contract, type Reader } from '../testing/contract.ts';
import { policyOf, policyOverNames, rendered } from '../testing/policies.ts';
import { isInstalled, runTypescript, typeErrors } from '../testing/run-typescript.ts';
import { anthropic } from './anthropic.ts';

interface Toolset {
  mcp_server_name: string;
  default_config: { enabled: boolean };
  configs: Record<string, { enabled: boolean }>;
}

/** As documented: a tool's own config, else the default; a tool that is off is not offered. */
const read: Reader = (text) => {
  const { tools } = runTypescript(text) as { tools: Toolset[] };
  return ({ server, tool }) => {
    const set = tools.find((one) => one.mcp_server_name === server);
    const own = set && Object.hasOwn(set.configs, tool) ? set.configs[tool] : undefined;
    return (own ?? set?.default_config)?.enabled ? 'allowed' : 'hidden';
  };
};

contract(anthropic, read);

describe('Anthropic API', () => {
  test('switches tools on and off, and never asks', () => {
    const policy = policyOf('ask', { list: 'allow', make: 'ask' });
    const { text, effective } = rendered(anthropic, policy);
    expect(text).toBe(`import type Anthropic from '@anthropic-ai/sdk';

export const tools: Anthropic.Beta.Messages.BetaMCPToolset[] = [
  {
    type: "mcp_toolset",
    mcp_server_name: "github",
    default_config: {
      enabled: false,
    },
    configs: {
      list: {
        enabled: true,
      },
      make: {
        enabled: false,
      },
    },
  },
];
`);
    expect(effective.servers[0]?.tools['make']?.decision).toBe('hide');
  });

  test('a tool called __proto__ is a tool', () => {
    const { text } = rendered(anthropic, policyOf('allow', { ['__proto__']: 'deny' }));
    expect(text).toContain('["__proto__"]: {');
  });

  test.skipIf(!isInstalled('@anthropic-ai/sdk'))(
    'fits the types of the SDK, and the types bite',
    () => {
      const { text } = rendered(anthropic, policyOverNames('deny', AWKWARD_NAMES));
      expect(typeErrors(text)).toEqual([]);
      expect(typeErrors(text.replace('default_config', 'require_approval'))).not.toEqual([]);
    },
  );
});
