import type { ClientName } from '../../client-name.ts';
import type { TextFormat } from '../../text/parsed.ts';
import type { ConfigOrigin } from '../locate.ts';

export type PathProblem = 'relative' | 'home-sign' | 'no-script';

/** Why clients could not start the guard at this path: they use no shell and start servers in folders of their own. */
export function pathProblem(path: string): PathProblem | undefined {
  if (/^~|[$%]/.test(path)) return 'home-sign';
  if (!/^(\/|[A-Za-z]:[\\/]|\\\\)/.test(path)) return 'relative';
  return /[^\\/]\.[cm]?js$/i.test(path) ? undefined : 'no-script';
}

/** A path to start from, by the platform as browsers name it: "Win32", "MacIntel", "Linux x86_64". */
export function suggestedPath(platform: string): string {
  if (/^win/i.test(platform)) return 'C:\\Users\\YOU\\toolward\\toolward-guard.mjs';
  return `${/^mac/i.test(platform) ? '/Users' : '/home'}/YOU/toolward/toolward-guard.mjs`;
}

const FILE_NAMES: Partial<Record<ClientName, string>> = {
  'Claude Code': '.mcp.json',
  'Claude Desktop': 'claude_desktop_config.json',
  Cline: 'cline_mcp_settings.json',
  Codex: 'config.toml',
  'Gemini CLI': 'settings.json',
  'GitHub Copilot CLI': 'mcp-config.json',
  Goose: 'config.yaml',
  opencode: 'opencode.json',
  'opencode V2': 'opencode.json',
  Windsurf: 'mcp_config.json',
  Zed: 'settings.json',
};

/** What a configuration is called: as it came, or as its client calls it. Command lines have no format. */
export function configFileName(
  given: string,
  origin: ConfigOrigin | undefined,
  format: TextFormat | undefined,
): string {
  const plain = given.split(/[\\/]/).at(-1) ?? '';
  if (plain !== '') return plain;
  if (format === undefined) return 'commands.sh';
  const [only, ...others] = origin?.kind === 'clients' ? origin.names : [];
  const known = only !== undefined && others.length === 0 ? FILE_NAMES[only] : undefined;
  return known ?? `mcp.${format}`;
}
