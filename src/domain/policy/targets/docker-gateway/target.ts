import { defineTarget } from '../../define-target.ts';
import { directEntry } from '../../direct-entry.ts';
import type { DocumentedAt } from '../../override.ts';
import type { Policy } from '../../policy.ts';
import { isRefused } from '../../strictness.ts';

const SOURCE =
  'https://github.com/docker/mcp-gateway/blob/2bd20fe83dd04870e8d87dc1ed059d4d19fc7c68';

const sourceFile = (title: string, path: string): DocumentedAt => ({
  title: `Docker MCP Gateway, ${title} at 2bd20fe`,
  url: `${SOURCE}/${path}`,
  read: '2026-11-30',
});

/** The name of a tool for `docker mcp profile tools`: it cuts at the first dot. */
function dockerName(configName: string, tool: string): string {
  return `${configName}.${tool}`;
}

/** Docker MCP Gateway: the tools of each server in a profile, set by one command. */
export const dockerGateway = defineTarget({
  id: 'docker-gateway',
  label: 'Docker MCP Gateway',
  name: 'Docker MCP Gateway',
  clients: ['Docker MCP'],
  fileName: 'docker-mcp-policy.sh',
  language: 'shell',
  place:
    'Anywhere; it writes the tools into a profile, “default” or the one that you name. The names of servers are those of the profile.',
  can: {
    allow: true,
    ask: false,
    deny: true,
    hide: true,
    limit: false,
    condition: false,
    unlisted: ['deny'],
    severalServers: true,
  },
  refusedIsHidden: true,
  alsoCannot: [
    'It decides about the servers that the text names; all tools of another server of the profile stay enabled.',
    'Rules that look at arguments need a program of your own, an interceptor that it asks before each call.',
  ],
  apply: [
    'Save the text as docker-mcp-policy.sh.',
    'Run “sh docker-mcp-policy.sh PROFILE”; without a name it changes the profile “default”, which must hold the servers.',
    'Restart the gateway, and list the tools in your client: the refused ones are gone.',
  ],
  undo: 'Run “docker mcp profile tools PROFILE --enable-all SERVER” for each server.',
  source: sourceFile('docs/profiles.md and pkg/gateway/capabilitites.go', 'docs/profiles.md'),
  verification: 'source',
  overrides: [
    {
      id: 'tools-flag',
      kind: 'flag',
      text: '--tools',
      place: 'the command that starts the gateway',
      changes: [
        { calls: 'refused', become: 'allowed' },
        { calls: 'unlisted', become: 'allowed' },
      ],
      remedy: 'Start the gateway without it: its list then replaces that of the profile.',
      find: [{ word: '--tools', of: 'docker' }],
      source: sourceFile('isToolEnabled', 'pkg/gateway/capabilitites.go'),
    },
    {
      id: 'dynamic-tools',
      kind: 'setting',
      text: 'dynamic-tools',
      when: 'it is enabled, as it is by default, and another profile has the same server with more tools: the agent can activate that profile itself',
      changes: [
        { calls: 'refused', become: 'allowed' },
        { calls: 'unlisted', become: 'allowed' },
      ],
      remedy: 'Run “docker mcp feature disable dynamic-tools”.',
      source: sourceFile('mcp-activate-profile', 'pkg/gateway/activateprofile.go'),
    },
    directEntry('the gateway', sourceFile('docs/profiles.md', 'docs/profiles.md')),
  ],
  toolNameFor: dockerName,
  serverNames: { accepts: /^[A-Za-z0-9_-]+$/, allowed: 'letters, digits, _ and -' },
  /** A command line holds no zero byte, and what cannot be seen in one is not sure to arrive. */
  unsureNames: {
    isSure: (_configName, tool) => /^[\x20-\x7e]+$/.test(tool),
    decisionFor: () => 'hide',
  },
  print,
});

/** The profile is the first argument of the script. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: a parameter of the shell
const COMMAND = 'docker mcp profile tools "${1:-default}"';

function print({ servers }: Policy): string {
  const flags = servers.flatMap(({ as, tools }) => [
    `--disable-all=${quoteShell(as)}`,
    ...Object.entries(tools)
      .filter(
        ([tool, { decision }]) =>
          !isRefused(decision) && dockerGateway.unsureNames?.isSure(as, tool),
      )
      .map(([tool]) => `--enable=${quoteShell(dockerName(as, tool))}`),
  ]);
  const command = [COMMAND, ...flags.map((flag) => `  ${flag}`)];
  return `#!/bin/sh\n${command.join(' \\\n')}\n`;
}

function quoteShell(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
