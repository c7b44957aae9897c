import { defineTarget } from '../../define-target.ts';
import type { ServerPolicy } from '../../policy.ts';
import { type Literal, printLiteral } from '../../print/typescript.ts';
import { isRefused } from '../../strictness.ts';

const SOURCE = {
  title: 'Anthropic documentation, MCP connector',
  url: 'https://platform.claude.com/docs/en/agents-and-tools/mcp-connector',
  read: '2026-11-20',
};

/** Anthropic API: the `mcp_toolset` of a request that uses the MCP connector. */
export const anthropic = defineTarget({
  id: 'anthropic',
  label: 'Anthropic API',
  name: 'The Anthropic API',
  fileName: 'mcp-toolsets.ts',
  language: 'typescript',
  place: 'Your own code, where it makes the request: the list goes into its “tools”.',
  can: {
    allow: true,
    ask: false,
    deny: true,
    hide: true,
    limit: false,
    condition: false,
    unlisted: ['allow', 'deny'],
    severalServers: true,
  },
  refusedIsHidden: true,
  alsoCannot: ['It switches tools on or off: a tool that is switched on runs unattended.'],
  apply: [
    'Save the text as mcp-toolsets.ts.',
    'Put “tools” into “tools” of the request, and each server with its address and the same name into “mcp_servers”.',
    'Send the request with the beta “mcp-client-2025-11-20”.',
  ],
  undo: 'Take the toolsets out of “tools”, and the servers out of “mcp_servers”.',
  source: SOURCE,
  verification: 'own-reading',
  overrides: [
    {
      id: 'other-toolset',
      kind: 'code',
      text: 'another mcp_toolset for the same server, such as one without “configs”: it switches every tool on',
      inWords: true,
      place: 'a request that your code makes',
      changes: [
        { calls: 'refused', become: 'allowed' },
        { calls: 'unlisted', become: 'allowed' },
      ],
      remedy: 'Search your code for “mcp_servers”, and let every request use these tools.',
      source: SOURCE,
    },
  ],
  toolNameFor: (_configName, tool) => tool,
  print({ unlisted, servers }) {
    const toolsets = servers.map((server) => toolsetOf(server, unlisted === 'allow'));
    return `import type Anthropic from '@anthropic-ai/sdk';

export const tools: Anthropic.Beta.Messages.BetaMCPToolset[] = ${printLiteral(toolsets)};
`;
  },
});

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
