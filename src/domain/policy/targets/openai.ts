import { fitPolicy, type Reach } from '../fit-policy.ts';
import type { Policy, ServerPolicy } from '../policy.ts';
import { Expression, type Literal, printLiteral, quoted } from '../print/typescript.ts';
import { isRefused } from '../strictness.ts';
import type { EnforcementTarget, TargetAbilities } from '../target.ts';
import { BY_PARSER } from '../verification.ts';

const can: TargetAbilities = {
  allow: true,
  ask: true,
  deny: true,
  hide: true,
  limit: false,
  condition: false,
  unlisted: true,
  severalServers: true,
};

const LABEL = 'The OpenAI API';
const reach: Reach = { label: LABEL, can, unlisted: ['deny'], refusedIsHidden: true };

/** OpenAI Responses API: the `mcp` tool of a request. */
export const openai: EnforcementTarget = {
  id: 'openai',
  label: 'OpenAI Responses API',
  fileName: 'mcp-tools.ts',
  language: 'typescript',
  place: 'Your own code, where it makes the request: the result goes into its “tools”.',
  can,
  cannot: [
    'It cannot count calls: a tool with a limit needs an approval for each call.',
    'It does not see arguments: a tool with conditions is left out. Your code sees them in the request for approval.',
    'It has no list of refused tools: a refused tool is left out of those that the model may see, and so is every tool that is not listed.',
  ],
  apply: [
    'Save the text as mcp-tools.ts.',
    'Call tools() with the address of each server and put the result into “tools” of the request.',
    'Answer each mcp_approval_request by asking a person; a call runs only after an mcp_approval_response with approve: true.',
  ],
  undo: 'Take the result out of “tools” of the request.',
  source: {
    title: 'OpenAI documentation, remote MCP',
    url: 'https://platform.openai.com/docs/guides/tools-remote-mcp',
    read: '2026-11-20',
  },
  verification: BY_PARSER,
  spell: (_as, tool) => tool,
  render(policy) {
    const odd = policy.servers.find(({ as }) => !/^[A-Za-z][A-Za-z0-9_-]*$/.test(as));
    if (odd) {
      const reason = `A server_label starts with a letter and has only letters, digits, _ and -, which ${odd.as} has not.`;
      return { ok: false, reason };
    }
    const fitted = fitPolicy(policy, reach);
    if (!fitted.ok) return fitted;
    const { policy: effective, substitutions } = fitted;
    const servers = effective.servers.filter((server) => through(server).length > 0);
    if (servers.length === 0) {
      return {
        ok: false,
        reason: 'This policy lets no tool through: leave the server out of “tools”.',
      };
    }
    return { ok: true, text: print(servers), effective, substitutions };
  },
};

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
