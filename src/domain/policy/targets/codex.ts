import { fitPolicy, type Reach } from '../fit-policy.ts';
import type { Policy, ServerPolicy, Unlisted } from '../policy.ts';
import { tomlKey, tomlString, tomlStrings } from '../print/toml.ts';
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

const reach: Reach = {
  label: 'Codex',
  can,
  unlisted: ['allow', 'ask', 'deny'],
  refusedIsHidden: true,
};

/** Codex CLI: settings of each server in its configuration. Tool names stand there raw. */
export const codex: EnforcementTarget = {
  id: 'codex',
  label: 'Codex CLI',
  fileName: 'config.toml',
  language: 'toml',
  place: '~/.codex/config.toml, inside the tables of the servers that already stand there.',
  can,
  cannot: [
    'It cannot count calls: a tool with a limit is asked about before each call.',
    'It does not see arguments: a tool with conditions is refused.',
    'It also takes a refused tool out of the list that the agent sees.',
    'A session that bypasses approvals is not asked; only refusals hold there. “codex exec” cannot ask: a call that needs an answer fails.',
  ],
  apply: [
    'Open ~/.codex/config.toml and find the table of the server, which holds its command or url.',
    'Put the lines that stand under the same table header here right below that header, before any table such as “.env”; a second header of that name would be an error. Add the tables with “.tools.” at the end of the file.',
    'Run “codex exec --strict-config”: it names a misspelt key. Where it only says that it got no prompt, the file is good.',
  ],
  undo: 'Remove the same lines and the tables with “.tools.”.',
  source: {
    title: 'Codex documentation, configuration reference',
    url: 'https://developers.openai.com/codex/config-reference',
    read: '2026-11-20',
  },
  verification: BY_PARSER,
  spell: (_as, tool) => tool,
  render(policy) {
    const odd = policy.servers.find(({ as }) => !/^[A-Za-z0-9_-]+$/.test(as));
    if (odd) {
      const reason = `Codex accepts letters, digits, _ and - in the name of a server, which ${odd.as} is not made of.`;
      return { ok: false, reason };
    }
    const fitted = fitPolicy(policy, reach);
    if (!fitted.ok) return fitted;
    const { policy: effective, substitutions } = fitted;
    return { ok: true, text: print(effective), effective, substitutions };
  },
};

const MODE: Record<'allow' | 'ask', string> = { allow: 'approve', ask: 'prompt' };

function print({ unlisted, servers }: Policy): string {
  return `${servers.map((server) => serverTables(server, unlisted).join('\n')).join('\n\n')}\n`;
}

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
  const otherwise = unlisted === 'allow' ? 'allow' : 'ask';
  lines.push(`default_tools_approval_mode = ${tomlString(MODE[otherwise])}`);
  for (const [tool, { decision }] of through) {
    const mode = decision === 'allow' ? MODE.allow : MODE.ask;
    lines.push('', `[${table}.tools.${tomlKey(tool)}]`, `approval_mode = ${tomlString(mode)}`);
  }
  return lines;
}
