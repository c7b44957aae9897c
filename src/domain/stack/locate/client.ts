import type { RawEntry } from './raw-entry.ts';
import { own, ownFirst } from './record.ts';

interface Clue {
  readonly keys: ReadonlySet<string>;
  readonly entries: readonly RawEntry[];
  readonly value: unknown;
  readonly fileName: string;
}

/** Whose configuration this is, from its keys, from what only one client writes, and from the file's name. */
export function clientOf({ keys, entries, value, fileName }: Clue): string {
  const some = (test: (one: unknown) => boolean) => entries.some((entry) => test(entry.value));
  if (keys.has('context_servers')) return 'Zed';
  if (keys.has('mcp_servers')) return 'Codex';
  if (keys.has('registry')) return 'Docker MCP';
  if (keys.has('extensions')) return 'Goose';
  const isOpencode = some((one) => /^(local|remote)$/.test(String(own(one, 'type'))));
  if (keys.has('mcp') || (keys.has('mcp.servers') && isOpencode)) return 'opencode';
  if (keys.has('servers') || keys.has('mcp.servers')) return 'VS Code';
  if (!keys.has('mcpServers')) return 'a list of servers';
  return mcpServersClient({ value, some, name: fileName.toLowerCase() });
}

function mcpServersClient({
  value,
  some,
  name,
}: {
  value: unknown;
  some: (test: (one: unknown) => boolean) => boolean;
  name: string;
}): string {
  const has = (...keys: string[]) => some((one) => ownFirst(one, ...keys) !== undefined);
  if (name.includes('claude_desktop_config')) return 'Claude Desktop';
  if (/(^|[\\/])\.(mcp|claude)\.json$/.test(name) || own(value, 'projects')) return 'Claude Code';
  if (name.includes('mcp_config') || has('serverUrl')) return 'Windsurf';
  if (has('httpUrl', 'includeTools', 'excludeTools', 'trust')) return 'Gemini CLI';
  if (has('alwaysAllow', 'autoApprove')) return 'Cline, Roo Code or Kiro';
  if (ownFirst(value, 'globalShortcut', 'preferences') !== undefined) return 'Claude Desktop';
  if (some((one) => /^(http|sse|stdio|streamable-http)$/.test(String(own(one, 'type')))))
    return 'Claude Code';
  if (has('url', 'envFile', 'auth')) return 'Cursor';
  return 'Claude Desktop, Claude Code or Cursor';
}
