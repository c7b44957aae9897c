import { describe, expect, test } from 'vitest';
import { AWKWARD_NAMES } from '../../testing/awkward-names.ts';
import { contract } from '../../testing/contract.ts';
import { isInstalled } from '../../testing/load-engine.ts';
import { policyOf, policyOverNames, rendered } from '../../testing/policies.ts';
import { typeErrors } from '../../testing/type-errors.ts';
import { read } from './reader.ts';
import { anthropic } from './target.ts';

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
