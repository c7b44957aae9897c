import { defineTarget } from '../../define-target.ts';
import { directEntry } from '../../direct-entry.ts';
import type { Policy, ServerPolicy, Unlisted } from '../../policy.ts';
import { printYaml, type YamlValue } from '../../print/yaml.ts';
import { isRefused } from '../../strictness.ts';
import type { RenderProblem } from '../../target.ts';

/** LiteLLM puts a `-` between the names of server and tool, so it allows none in the server's. */
function liteLlmServer(configName: string): string {
  return configName.replaceAll('-', '_');
}

/** What a client calls the tool; an entry may have this name, too. */
function liteLlmName(configName: string, tool: string): string {
  return `${liteLlmServer(configName)}-${tool}`;
}

const PERMISSIONS = {
  title: 'LiteLLM documentation, MCP permission management, and its tests of both lists',
  url: 'https://docs.litellm.ai/docs/mcp_control',
  read: '2026-11-30',
};

/** LiteLLM's proxy: a list of the tools of a server that it offers, or of those that it does not. */
export const litellm = defineTarget({
  id: 'litellm',
  label: 'LiteLLM proxy',
  name: 'LiteLLM',
  fileName: 'config.yaml',
  language: 'yaml',
  place:
    'The config.yaml of the proxy: the text adds a list to the servers of the same names. LiteLLM allows no - in the name of a server, so the text has _ there.',
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
  noConditions: 'conditions',
  notes: {
    conditions:
      'LiteLLM can list which arguments a call may have (allowed_params), but not their values',
    'one-key':
      'LiteLLM allows no - in the name of a server, and would write {other} and {name} as one.',
    confused:
      'LiteLLM would take {other} for {tool}: it compares refused names without their case, and reads one with the server’s name before it as the name without.',
  },
  alsoCannot: [
    'It reads an entry with the server’s name before it, such as github-search, as the tool search, too.',
    'Rules of a key, a team or an organisation only make a list shorter.',
  ],
  apply: [
    'Add the list to the entry of each server under “mcp_servers” in config.yaml; the address of the server stays as it is.',
    'Restart the proxy with this file: “litellm --config config.yaml”.',
    'List the tools in your client: the refused ones are gone, and a call of one is answered with 403.',
  ],
  undo: 'Remove allowed_tools or disallowed_tools from the same entries.',
  source: PERMISSIONS,
  verification: 'source',
  overrides: [
    {
      id: 'allowed-before-disallowed',
      kind: 'setting',
      text: 'allowed_tools',
      place: 'the same entry of config.yaml',
      when: 'the text refuses tools by disallowed_tools',
      changes: [{ calls: 'refused', become: 'allowed' }],
      remedy:
        'Remove allowed_tools from the entry: where it lists tools, older versions do not read disallowed_tools.',
      source: {
        title: 'LiteLLM documentation, MCP, important notes',
        url: 'https://docs.litellm.ai/docs/mcp',
        read: '2026-11-30',
      },
    },
    directEntry('the proxy', PERMISSIONS),
  ],
  toolNameFor: (_configName, tool) => tool,
  serverNames: { accepts: /^[A-Za-z0-9_-]+$/, allowed: 'letters, digits, _ and -' },
  problemIn: (effective) => sameKey(effective) ?? nameless(effective) ?? confused(effective),
  print: ({ unlisted, servers }) =>
    printYaml({
      mcp_servers: Object.fromEntries(
        servers.map((server) => [liteLlmServer(server.as), listOf(server, unlisted)]),
      ),
    }),
});

function sameKey({ servers }: Policy): RenderProblem | undefined {
  const names = new Map<string, string>();
  for (const { as } of servers) {
    const other = names.get(liteLlmServer(as));
    if (other !== undefined) return { kind: 'note', note: 'one-key', values: { other, name: as } };
    names.set(liteLlmServer(as), as);
  }
  return undefined;
}

/** The empty name stands for no tool (`NO_TOOL`), so no tool may have it. */
const nameless = ({ servers }: Policy): RenderProblem | undefined =>
  servers.some(({ neighbours = [] }) => neighbours.includes(''))
    ? { kind: 'empty-name' }
    : undefined;

/** Two known tools of different decisions of which an entry for one also means the other. */
function confused({ unlisted, servers }: Policy): RenderProblem | undefined {
  for (const server of servers) {
    const refuses = unlisted === 'allow';
    const listed = namesOf(server, refuses);
    const others = [...namesOf(server, !refuses), ...(server.neighbours ?? [])];
    const fold = (name: string) => (refuses ? name.toLowerCase() : name);
    const entries = new Map(listed.map((name) => [fold(name), name]));
    for (const other of others) {
      const tool = entries.get(fold(other)) ?? entries.get(fold(liteLlmName(server.as, other)));
      if (tool !== undefined) return { kind: 'note', note: 'confused', values: { tool, other } };
    }
  }
  return undefined;
}

/** LiteLLM reads an empty list as no list, which lets every tool run; no tool has an empty name. */
const NO_TOOL = [''];

function listOf(server: ServerPolicy, unlisted: Unlisted): YamlValue {
  const allowed = namesOf(server, false);
  if (unlisted === 'deny') return { allowed_tools: allowed.length > 0 ? allowed : NO_TOOL };
  const refused = namesOf(server, true);
  return refused.length > 0 ? { disallowed_tools: refused } : {};
}

function namesOf({ tools }: ServerPolicy, refused: boolean): string[] {
  return Object.entries(tools)
    .filter(([, { decision }]) => isRefused(decision) === refused)
    .map(([tool]) => tool);
}
