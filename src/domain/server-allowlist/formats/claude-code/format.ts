import { printJson } from '../../../policy/print/json.ts';
import { hasVariable, piecesOf } from '../../allowlist.ts';
import { defineAllowlistFormat } from '../../define-format.ts';
import type { AllowlistStatement, ListedServer } from '../../format.ts';
import { textOfTemplate } from '../../template.ts';
import { addressPattern, addressStatements } from '../address-pattern.ts';
import { uniqueEntries } from '../unique-entries.ts';

/** Claude Code: managed settings. Every entry names a command or an address, no entry a name. */
export const claudeCode = defineAllowlistFormat({
  id: 'claude-code',
  label: 'Claude Code',
  name: 'Claude Code',
  target: 'claude-code',
  fileName: 'managed-settings.json',
  language: 'json',
  comparesNames: false,
  does: [
    'A local server starts if its command and every argument are those of an entry, in the same order.',
    'A hosted server is connected if its address fits an entry; query and path are compared, the port and the spelling of the host are normalised.',
    '“allowManagedMcpServersOnly” ignores allowlists in the settings of users and projects; without it, users add to the list. “--mcp-config” adds no server that is not listed.',
  ],
  places: [
    ['Linux and WSL', '/etc/claude-code/managed-settings.json'],
    ['macOS', '/Library/Application Support/ClaudeCode/managed-settings.json'],
    ['Windows', 'C:\\Program Files\\ClaudeCode\\managed-settings.json'],
  ],
  apply: [
    'Put both keys into the managed settings file. If you have one already, add them to it.',
    'Run “claude mcp list” on a managed computer: a server that is not listed is missing there, without a message.',
    'Run “claude mcp add test -- true”: it has to say that the policy does not allow the server.',
  ],
  gaps: [
    {
      text: 'Built-in servers, such as the one of an editor’s extension, are not checked.',
      how: 'documented',
    },
    {
      text: 'Connectors that the desktop app passes to its own sessions are not checked; the settings of the organisation on claude.ai are.',
      how: 'documented',
    },
  ],
  sources: [
    {
      title: 'Claude Code documentation, managed MCP configuration',
      url: 'https://code.claude.com/docs/en/managed-mcp',
      read: '2026-11-30',
    },
  ],
  verification: 'own-reading',
  leavesOut({ identity }) {
    if (identity.kind === 'address') return undefined;
    return identity.command.some((part) => textOfTemplate(part) === undefined)
      ? 'secret-in-text'
      : undefined;
  },
  statementsOn: (server) => [...addressStatements(server), ...onVariables(server)],
  print: (servers) =>
    printJson({
      allowManagedMcpServersOnly: true,
      allowedMcpServers: uniqueEntries(servers.map(entryOf)),
    }),
});

function entryOf({ identity }: ListedServer): object {
  if (identity.kind === 'address') return { serverUrl: addressPattern(identity.url) };
  return { serverCommand: identity.command.map((part) => textOfTemplate(part) ?? '') };
}

const onVariables = ({ name, identity }: ListedServer): AllowlistStatement[] =>
  piecesOf(identity).some((piece) => piece.includes('${') && hasVariable(piece))
    ? [{ kind: 'variable', server: name, effect: 'expanded' }]
    : [];
