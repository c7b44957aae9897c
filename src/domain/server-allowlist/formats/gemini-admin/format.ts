import { printJson } from '../../../policy/print/json.ts';
import { hasVariable, piecesOf } from '../../allowlist.ts';
import { defineAllowlistFormat } from '../../define-format.ts';
import { textOfTemplate } from '../../template.ts';

/** Gemini CLI: the list of MCP servers in the management console. It holds hosted servers only. */
export const geminiAdmin = defineAllowlistFormat({
  id: 'gemini-admin',
  label: 'Gemini CLI, admin console',
  name: 'Gemini CLI',
  target: 'gemini',
  fileName: 'mcp-servers.json',
  language: 'json',
  comparesNames: true,
  does: [
    'A server starts if users have configured a server of this name; its address and type are always those of the list.',
    'The command, arguments and variables that users set are removed, so that no local server starts.',
  ],
  places: [['Management console', 'MCP › MCP servers, for everyone in the organisation']],
  apply: [
    'Switch MCP on in the console; it is off by default.',
    'Paste the text into the field for MCP servers.',
    'Start Gemini CLI with a server that is not listed: it warns that the administrator blocks it.',
  ],
  gaps: [
    {
      text: 'An “admin” section in a settings file of the computer is ignored: the list counts only in the console.',
      how: 'tried',
    },
    { text: 'Servers that the console requires start as well.', how: 'documented' },
  ],
  sources: [
    {
      title: 'Gemini CLI documentation, enterprise admin controls',
      url: 'https://github.com/google-gemini/gemini-cli/blob/main/docs/admin/enterprise-controls.md',
      read: '2026-11-30',
    },
    {
      title: 'google-gemini/gemini-cli, mcpUtils.ts',
      url: 'https://github.com/google-gemini/gemini-cli/blob/main/packages/core/src/code_assist/admin/mcpUtils.ts',
      read: '2026-11-30',
    },
  ],
  verification: 'source',
  leavesOut({ name, identity }) {
    if (identity.kind === 'command') return 'local';
    if (/^(|__proto__|constructor|prototype)$/.test(name)) return 'name';
    return textOfTemplate(identity.url) === undefined ? 'secret-in-text' : undefined;
  },
  statementsOn: ({ name, identity }) =>
    piecesOf(identity).some(hasVariable)
      ? [{ kind: 'variable', server: name, effect: 'expanded' }]
      : [],
  print: (servers) =>
    printJson({
      mcpServers: Object.fromEntries(
        servers.map(({ name, identity }) => [
          name,
          identity.kind === 'address'
            ? { url: textOfTemplate(identity.url), type: identity.transport }
            : {},
        ]),
      ),
    }),
});
