import { fitPolicy, type Reach } from '../fit-policy.ts';
import type { Policy, ServerPolicy } from '../policy.ts';
import { type Literal, printLiteral } from '../print/typescript.ts';
import { isRefused } from '../strictness.ts';
import type { EnforcementTarget, TargetAbilities } from '../target.ts';
import { BY_PARSER } from '../verification.ts';

const can: TargetAbilities = {
  allow: true,
  ask: false,
  deny: true,
  hide: true,
  limit: false,
  condition: false,
  unlisted: true,
  severalServers: true,
};

const reach: Reach = {
  label: 'The Anthropic API',
  can,
  unlisted: ['allow', 'deny'],
  refusedIsHidden: true,
};

/** Anthropic API: the `mcp_toolset` of a request that uses the MCP connector. */
export const anthropic: EnforcementTarget = {
  id: 'anthropic',
  label: 'Anthropic API',
  fileName: 'mcp-toolsets.ts',
  language: 'typescript',
  place: 'Your own code, where it makes the request: the list goes into its “tools”.',
  can,
  cannot: [
    'It cannot ask a person: a tool that is switched on runs unattended, so a tool that should be asked about is switched off.',
    'It cannot count calls: a tool with a limit is switched off.',
    'It does not see arguments: a tool with conditions is switched off.',
    'A tool that is switched off is also gone from the list that the model sees.',
  ],
  apply: [
    'Save the text as mcp-toolsets.ts.',
    'Put “tools” into “tools” of the request, and each server with its address and the same name into “mcp_servers”.',
    'Send the request with the beta “mcp-client-2025-11-20”.',
  ],
  undo: 'Take the toolsets out of “tools”, and the servers out of “mcp_servers”.',
  source: {
    title: 'Anthropic documentation, MCP connector',
    url: 'https://platform.claude.com/docs/en/agents-and-tools/mcp-connector',
    read: '2026-11-20',
  },
  verification: BY_PARSER,
  spell: (_as, tool) => tool,
  render(policy) {
    const fitted = fitPolicy(policy, reach);
    if (!fitted.ok) return fitted;
    const { policy: effective, substitutions } = fitted;
    return { ok: true, text: print(effective), effective, substitutions };
  },
};

function print({ unlisted, servers }: Policy): string {
  const toolsets = servers.map((server) => toolsetOf(server, unlisted === 'allow'));
  return `import type Anthropic from '@anthropic-ai/sdk';

export const tools: Anthropic.Beta.Messages.BetaMCPToolset[] = ${printLiteral(toolsets)};
`;
}

function toolsetOf({ as, tools }: ServerPolicy, otherwise: boolean): Literal {
  const configs = Object.entries(tools).map(
    ([tool, rule]) => [tool, { enabled: !isRefused(rule.decision) }] as const,
  );
  return {
    type: 'mcp_toolset',
    mcp_server_name: as,
    default_config: { enabled: otherwise },
    configs: Object.fromEntries(configs),
  };
}
