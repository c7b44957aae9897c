import { defineTarget } from '../../define-target.ts';
import type { Policy, ServerPolicy, Unlisted } from '../../policy.ts';
import { tomlKey, tomlString, tomlStrings } from '../../print/toml.ts';
import { isRefused } from '../../strictness.ts';
import { CODEX_MANAGED, CODEX_OVERRIDES } from './overrides.ts';

/** Codex CLI: settings of each server in its configuration. Tool names are written as they are. */
export const codex = defineTarget({
  id: 'codex',
  label: 'Codex CLI',
  name: 'Codex',
  clients: ['Codex'],
  fileName: 'config.toml',
  language: 'toml',
  place: '~/.codex/config.toml, inside the tables that your servers already have.',
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
  apply: [
    'Open ~/.codex/config.toml and find the table of the server, which holds its command or url.',
    'Put the lines shown under this table header right below the same header in your file, before any table such as “.env”; a second header of that name would be an error. Add the tables with “.tools.” at the end of the file.',
    'Run “codex exec --strict-config”: it names a misspelt key. Where it only says that it got no prompt, the file is good.',
  ],
  undo: 'Remove the same lines and the tables with “.tools.”.',
  source: {
    title: 'Codex documentation, configuration reference',
    url: 'https://developers.openai.com/codex/config-reference',
    read: '2026-11-20',
  },
  verification: 'own-reading',
  overrides: CODEX_OVERRIDES,
  managed: CODEX_MANAGED,
  toolNameFor: (_configName, tool) => tool,
  serverNames: { accepts: /^[A-Za-z0-9_-]+$/, allowed: 'letters, digits, _ and -' },
  print: ({ unlisted, servers }: Policy) =>
    `${servers.map((server) => serverTables(server, unlisted).join('\n')).join('\n\n')}\n`,
});

const MODE: Record<'allow' | 'ask', string> = { allow: 'approve', ask: 'prompt' };

function serverTables(server: ServerPolicy, unlisted: Unlisted): string[] {
  const table = `mcp_servers.${tomlKey(server.as)}`;
  const rules = Object.entries(server.tools);
  const refused = rules.filter(([, rule]) => isRefused(rule.decision)).map(([tool]) => tool);
  const through = rules.filter(([, rule]) => !isRefused(rule.decision));
  const lines = [`[${table}]`, '# Your own command or url stays in this table.'];
  if (unlisted === 'deny') {
    lines.push(`enabled_tools = ${tomlStrings(through.map(([tool]) => tool))}`);
  }
  if (refused.length > 0) lines.push(`disabled_tools = ${tomlStrings(refused)}`);
  const fallback = unlisted === 'allow' ? 'allow' : 'ask';
  lines.push(`default_tools_approval_mode = ${tomlString(MODE[fallback])}`);
  for (const [tool, { decision }] of through) {
    const mode = decision === 'allow' ? MODE.allow : MODE.ask;
    lines.push('', `[${table}.tools.${tomlKey(tool)}]`, `approval_mode = ${tomlString(mode)}`);
  }
  return lines;
}
