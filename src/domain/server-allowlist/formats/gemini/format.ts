import { printJson } from '../../../policy/print/json.ts';
import { hasVariable, piecesOf } from '../../allowlist.ts';
import { defineAllowlistFormat } from '../../define-format.ts';
import type { AllowlistStatement, ListedServer } from '../../format.ts';
import { textOfTemplate } from '../../template.ts';

/** Names that are an object's own business, or that Gemini CLI reads as something else. */
const ODD_NAME = /^(|\*|__proto__|constructor|prototype)$|\$|^\s|\s$/;

/** Gemini CLI: system settings. They define each listed server, in place of what users define. */
export const gemini = defineAllowlistFormat({
  id: 'gemini',
  label: 'Gemini CLI, system settings',
  name: 'Gemini CLI',
  target: 'gemini',
  fileName: 'settings.json',
  language: 'json',
  comparesNames: true,
  does: [
    '“mcp.allowed” compares names only. So the file also defines each listed server: a definition of a user under the same name is replaced by it as a whole.',
    'Every user gets the listed servers, also those who have not configured them.',
    'Headers and other options that users set are replaced too: add them to the definition.',
  ],
  places: [
    ['Linux', '/etc/gemini-cli/settings.json'],
    ['macOS', '/Library/Application Support/GeminiCli/settings.json'],
    ['Windows', 'C:\\ProgramData\\gemini-cli\\settings.json'],
  ],
  apply: [
    'Put the file there. The folder must belong to root and be writable for nobody else, or Gemini CLI skips the file.',
    'Run “gemini mcp list”: every server that is not listed has to be blocked.',
    'Put your policy file into force as well: without one, the tools of listed servers run without a question.',
  ],
  gaps: [
    {
      text: '“--allowed-mcp-server-names NAME” on the command line replaces the list.',
      how: 'tried',
    },
    {
      text: 'The variable GEMINI_CLI_SYSTEM_SETTINGS_PATH makes Gemini CLI read another file in place of this one.',
      how: 'tried',
    },
    {
      text: 'A listed server runs its tools without asking, unless a rule of a policy file decides otherwise.',
      how: 'tried',
    },
  ],
  sources: [
    {
      title: 'Gemini CLI documentation, enterprise configuration',
      url: 'https://github.com/google-gemini/gemini-cli/blob/main/docs/cli/enterprise.md',
      read: '2026-11-30',
    },
    {
      title: 'google-gemini/gemini-cli, mcp-client-manager.ts and settings.ts',
      url: 'https://github.com/google-gemini/gemini-cli/blob/main/packages/core/src/tools/mcp-client-manager.ts',
      read: '2026-11-30',
    },
  ],
  verification: 'own-reading',
  leavesOut({ name, identity }) {
    if (ODD_NAME.test(name)) return 'name';
    const parts = identity.kind === 'command' ? identity.command : [identity.url];
    return parts.some((part) => textOfTemplate(part) === undefined) ? 'secret-in-text' : undefined;
  },
  statementsOn({ name, identity, variables }): AllowlistStatement[] {
    return [
      ...(piecesOf(identity).some(hasVariable)
        ? [{ kind: 'variable' as const, server: name, effect: 'expanded' as const }]
        : []),
      ...(variables.length > 0
        ? [{ kind: 'variables' as const, server: name, names: variables }]
        : []),
    ];
  },
  print: (servers) =>
    printJson({
      mcp: { allowed: [...new Set(servers.map(({ name }) => name))] },
      mcpServers: Object.fromEntries(servers.map((server) => [server.name, definition(server)])),
    }),
});

function definition({ identity, variables }: ListedServer): object {
  if (identity.kind === 'address')
    return { url: textOfTemplate(identity.url), type: identity.transport };
  const [command, ...args] = identity.command.map(textOfTemplate);
  const env = Object.fromEntries(variables.map((name) => [name, `$${name}`]));
  return { command, args, ...(variables.length > 0 ? { env } : {}) };
}
