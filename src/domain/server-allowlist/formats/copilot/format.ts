import { printJson } from '../../../policy/print/json.ts';
import { hasVariable, piecesOf } from '../../allowlist.ts';
import { defineAllowlistFormat } from '../../define-format.ts';
import type { AllowlistStatement, ListedServer } from '../../format.ts';
import { textOfTemplate } from '../../template.ts';
import { addressPattern, addressStatements } from '../address-pattern.ts';
import { uniqueEntries } from '../unique-entries.ts';

/** GitHub Copilot: the managed settings of its clients. */
export const copilot = defineAllowlistFormat({
  id: 'copilot',
  label: 'GitHub Copilot',
  name: 'Copilot',
  target: 'copilot-cli',
  fileName: 'managed-settings.json',
  language: 'json',
  comparesNames: false,
  does: [
    'Copilot CLI, VS Code, the Copilot app and JetBrains IDEs read it; the cloud agent does not.',
    'A local server starts if its command and every argument are those of an entry.',
    'A hosted server is connected if its address is that of an entry.',
    '“--additional-mcp-config” adds no server that is not listed.',
    'Where several sources hold a list, a server has to be in all of them. A list that cannot be read refuses every server.',
  ],
  places: [
    ['For the whole enterprise', 'copilot/managed-settings.json in its .github-private repository'],
    ['Linux', '/etc/github-copilot/managed-settings.json'],
    ['macOS', '/Library/Application Support/GitHubCopilot/managed-settings.json'],
    ['Windows', '%ProgramFiles%\\GitHubCopilot\\managed-settings.json'],
  ],
  apply: [
    'Enable the policy “MCP servers in Copilot” for your enterprise: without it no server starts at all.',
    'Commit the file to the default branch, or put it on each computer. There it has to be owned by root and writable for nobody else.',
    'Restart the client and try a server that is not listed: it must not start.',
  ],
  gaps: [
    {
      text: 'Built-in servers, such as the GitHub MCP server of Copilot, always start.',
      how: 'documented',
    },
    { text: 'The Copilot cloud agent does not read the list.', how: 'documented' },
    {
      text: 'In VS Code, sessions that are delegated to the agent host started servers that were not listed (microsoft/vscode#328241, open on the day of reading).',
      how: 'reported',
    },
  ],
  sources: [
    {
      title: 'GitHub documentation, enterprise managed settings',
      url: 'https://docs.github.com/en/copilot/reference/enterprise-administrators/enterprise-managed-settings',
      read: '2026-11-30',
    },
    {
      title: 'GitHub documentation, configuring an MCP server allowlist for your enterprise',
      url: 'https://docs.github.com/en/copilot/how-tos/administer-copilot/manage-mcp-usage/configure-enterprise-allowlist',
      read: '2026-11-30',
    },
    {
      title: 'microsoft/vscode#328241',
      url: 'https://github.com/microsoft/vscode/issues/328241',
      read: '2026-11-30',
    },
  ],
  verification: 'own-reading',
  /** An entry with an empty argument is invalid, and Copilot then refuses every server. */
  leavesOut({ identity }) {
    if (identity.kind === 'address') return undefined;
    const command = identity.command.map(textOfTemplate);
    if (command.includes(undefined)) return 'secret-in-text';
    return command.includes('') ? 'empty-argument' : undefined;
  },
  statementsOn: (server): AllowlistStatement[] => [
    ...addressStatements(server),
    ...(piecesOf(server.identity).some(hasVariable)
      ? [{ kind: 'variable' as const, server: server.name, effect: 'refused' as const }]
      : []),
  ],
  print: (servers) => printJson({ allowedMcpServers: uniqueEntries(servers.map(entryOf)) }),
});

function entryOf({ identity }: ListedServer): object {
  return identity.kind === 'address'
    ? { serverUrl: addressPattern(identity.url) }
    : { serverCommand: identity.command.map(textOfTemplate) };
}
