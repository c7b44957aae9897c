import { defineTarget } from '../../define-target.ts';
import type { DocumentedAt } from '../../override.ts';
import type { Policy, ServerPolicy } from '../../policy.ts';
import { type Literal, printLiteral } from '../../print/typescript.ts';
import { isRefused } from '../../strictness.ts';
import type { RenderProblem } from '../../target.ts';

/** Longest name of a tool, in characters (types of @anthropic-ai/sdk 1.14.0). */
const LONGEST_TOOL = 128;

const SESSIONS: DocumentedAt = {
  title: 'Types of @anthropic-ai/sdk 1.14.0, resources/beta/sessions',
  url: 'https://github.com/anthropics/anthropic-sdk-typescript/blob/main/src/resources/beta/sessions/sessions.ts',
  read: '2026-11-30',
};

/** Claude Managed Agents: the `mcp_toolset` of an agent, with a permission policy for each tool. */
export const managedAgents = defineTarget({
  id: 'managed-agents',
  label: 'Claude Managed Agents',
  name: 'Managed Agents',
  fileName: 'agent-toolsets.ts',
  language: 'typescript',
  place: 'Your own code, where it creates or updates the agent: the list goes into its “tools”.',
  can: {
    allow: true,
    ask: true,
    deny: true,
    hide: true,
    limit: false,
    condition: false,
    unlisted: ['allow', 'ask', 'deny'],
    severalServers: true,
  },
  refusedIsHidden: true,
  notes: {
    'long-name': `Managed Agents takes names of tools of up to ${LONGEST_TOOL} characters: {tool} is longer.`,
  },
  alsoCannot: [
    'An agent takes at most 256 tools, all toolsets together.',
    'Under its policy “auto”, Anthropic’s server judges each call. This file never uses it: a rule that allows is “always_allow”, and one that asks is “always_ask”.',
  ],
  overrides: [
    {
      id: 'agent-with-overrides',
      kind: 'code',
      text: '"type": "agent_with_overrides"',
      place: 'the request that creates a session',
      when: 'it has “tools” of its own',
      changes: [
        { calls: 'asked', become: 'allowed' },
        { calls: 'refused', become: 'allowed' },
        { calls: 'unlisted', become: 'allowed' },
      ],
      remedy: 'Start sessions without “tools”, or with the list of this file.',
      source: SESSIONS,
    },
    {
      id: 'session-update',
      kind: 'code',
      text: '"agent": { "tools": … }',
      place: 'a request that updates a session',
      changes: [
        { calls: 'asked', become: 'allowed' },
        { calls: 'refused', become: 'allowed' },
        { calls: 'unlisted', become: 'allowed' },
      ],
      remedy: 'Send the list of this file: the update replaces all tools of the session.',
      source: SESSIONS,
    },
  ],
  apply: [
    'Save the text as agent-toolsets.ts.',
    'Put “tools” into “tools” of the agent, and each server with its address and the same name into “mcp_servers”.',
    'Start a new session, and answer each call that waits with user.tool_confirmation after asking a person. A session that already runs keeps its tools.',
  ],
  undo: 'Take the toolsets out of “tools” of the agent, and the servers out of “mcp_servers”.',
  source: {
    title: 'Claude documentation, Managed Agents, permission policies',
    url: 'https://platform.claude.com/docs/en/managed-agents/permission-policies',
    read: '2026-11-30',
  },
  verification: 'own-reading',
  toolNameFor: (_configName, tool) => tool,
  problemIn: longName,
  print({ unlisted, servers }) {
    const toolsets = servers.map((server) => toolsetOf(server, unlisted));
    return `import type Anthropic from '@anthropic-ai/sdk';

export const tools: Anthropic.Beta.BetaManagedAgentsMCPToolsetParams[] = ${printLiteral(toolsets)};
`;
  },
});

function longName({ servers }: Policy): RenderProblem | undefined {
  const names = servers.flatMap(({ tools }) => Object.keys(tools));
  const long = names.find((name) => name.length > LONGEST_TOOL);
  return long === undefined
    ? undefined
    : { kind: 'note', note: 'long-name', values: { tool: long } };
}

type Decision = ServerPolicy['tools'][string]['decision'];

function configOf(decision: Decision): { [key: string]: Literal } {
  if (isRefused(decision)) return { enabled: false };
  const type = decision === 'allow' ? 'always_allow' : 'always_ask';
  return { enabled: true, permission_policy: { type } };
}

function toolsetOf({ as, tools }: ServerPolicy, unlisted: Policy['unlisted']): Literal {
  return {
    type: 'mcp_toolset',
    mcp_server_name: as,
    default_config: configOf(unlisted),
    configs: Object.entries(tools).map(([name, { decision }]) => ({ name, ...configOf(decision) })),
  };
}
