import { defineTarget } from '../../define-target.ts';
import type { Policy, ServerPolicy } from '../../policy.ts';
import { Expression, type Literal, printLiteral, quoted } from '../../print/typescript.ts';
import { isRefused } from '../../strictness.ts';

const SOURCE = {
  title: 'OpenAI documentation, remote MCP',
  url: 'https://platform.openai.com/docs/guides/tools-remote-mcp',
  read: '2026-11-20',
};

/** OpenAI Responses API: the `mcp` tool of a request. */
export const openai = defineTarget({
  id: 'openai',
  label: 'OpenAI Responses API',
  name: 'The OpenAI API',
  fileName: 'mcp-tools.ts',
  language: 'typescript',
  place: 'Your own code, where it makes the request: the result goes into its “tools”.',
  can: {
    allow: true,
    ask: true,
    deny: true,
    hide: true,
    limit: false,
    condition: false,
    unlisted: ['deny'],
    severalServers: true,
  },
  refusedIsHidden: true,
  alsoCannot: [
    'Your own code sees the arguments of a call in the request for approval.',
    'It has no list of refused tools: a refused tool is left out of those that the model may see, and so is every tool that is not listed.',
  ],
  apply: [
    'Save the text as mcp-tools.ts.',
    'Call tools() with the address of each server and put the result into “tools” of the request.',
    'Answer each mcp_approval_request by asking a person; a call runs only after an mcp_approval_response with approve: true.',
  ],
  undo: 'Take the result out of “tools” of the request.',
  source: SOURCE,
  verification: 'own-reading',
  overrides: [
    {
      id: 'other-tool',
      kind: 'code',
      text: 'a second tool of type “mcp” for the same server, such as one with require_approval: "never"',
      inWords: true,
      place: 'a request that your code makes',
      changes: [
        { calls: 'refused', become: 'allowed' },
        { calls: 'asked', become: 'allowed' },
        { calls: 'unlisted', become: 'allowed' },
      ],
      remedy:
        'Search your code for “require_approval” and “server_url”, and let every request use tools().',
      source: SOURCE,
    },
    {
      id: 'answers-itself',
      kind: 'code',
      text: 'approve: true',
      place: 'an answer to mcp_approval_request',
      when: 'your code gives it without asking a person',
      changes: [{ calls: 'asked', become: 'allowed' }],
      remedy: 'Set it only from what a person answered.',
      source: SOURCE,
    },
  ],
  toolNameFor: (_configName, tool) => tool,
  serverNames: {
    accepts: /^[A-Za-z][A-Za-z0-9_-]*$/,
    allowed: 'letters, digits, _ and -, with a letter first',
  },
  problemIn: ({ servers }) =>
    servers.every((server) => through(server).length === 0)
      ? { kind: 'nothing-allowed' }
      : undefined,
  print: ({ servers }) => print(servers.filter((server) => through(server).length > 0)),
});

function through({ tools }: ServerPolicy): string[] {
  return Object.keys(tools).filter((tool) => !isRefused(tools[tool]?.decision ?? 'deny'));
}

function print(servers: Policy['servers']): string {
  const address = servers.map(({ as }) => `${quoted(as)}: string`).join('; ');
  return `import type OpenAI from 'openai';

/** Give the address of each server. A server without a tool to let through is left out. */
export const tools = (address: { ${address} }): OpenAI.Responses.Tool.Mcp[] => ${printLiteral(servers.map(toolOf))};
`;
}

function toolOf(server: ServerPolicy): Literal {
  const names = through(server);
  const always = names.filter((tool) => server.tools[tool]?.decision === 'ask');
  const never = names.filter((tool) => server.tools[tool]?.decision === 'allow');
  return {
    type: 'mcp',
    server_label: server.as,
    server_url: new Expression(`address[${quoted(server.as)}]`),
    allowed_tools: names,
    require_approval: {
      ...(always.length > 0 ? { always: { tool_names: always } } : {}),
      ...(never.length > 0 ? { never: { tool_names: never } } : {}),
    },
  };
}
