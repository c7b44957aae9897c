import type { ClientName } from '../client-name.ts';
import { isObject, own, ownFirst, textOf, textsOf } from '../own-value.ts';

/** One server as a file names it, not yet looked into. It still holds every value: keep it nowhere. */
export interface RawEntry {
  readonly name: string;
  /** The keys on the way to it. */
  readonly path: readonly string[];
  /** The keys and positions that lead to its value; undefined on a command line. */
  readonly at?: readonly (string | number)[];
  /** The project that it belongs to, where the file has several. */
  readonly project?: string;
  readonly value: unknown;
  /** Switched off from elsewhere in the file. */
  readonly off?: boolean;
}

/** Whose configuration a text is: of one of these clients, which cannot be told apart, or of none. */
export type ConfigOrigin =
  | { readonly kind: 'clients'; readonly names: readonly ClientName[] }
  | { readonly kind: 'bare-list' }
  | { readonly kind: 'command-line' };

export const writtenBy = (...names: ClientName[]): ConfigOrigin => ({ kind: 'clients', names });

export interface Located {
  readonly origin: ConfigOrigin;
  readonly entries: readonly RawEntry[];
  /** False where the file has no place for servers at all. */
  readonly hasPlace: boolean;
}

const PLACES = new Set(['mcpServers', 'mcp_servers', 'context_servers', 'mcp.servers']);
const DEEPEST = 6;

/** Finds the servers of a parsed file by the keys under which the known clients keep them. */
export function locate(value: unknown, fileName = ''): Located {
  const found = new Finder();
  found.walk(value, []);
  if (!found.hasPlace) found.addWithoutKey(value);
  const { entries, keys } = found;
  return {
    origin: originOf({ keys, entries, value, fileName }),
    entries,
    hasPlace: found.hasPlace,
  };
}

class Finder {
  readonly entries: RawEntry[] = [];
  /** Under which keys servers were found. */
  readonly keys = new Set<string>();
  hasPlace = false;

  walk(value: unknown, path: readonly string[]): void {
    if (!isObject(value) || path.length > DEEPEST) return;
    for (const [key, child] of Object.entries(value)) {
      if (isPlace(key, child, path)) this.#take(child, [...path, key], offNames(value));
      else if (!Array.isArray(child)) this.walk(child, [...path, key]);
    }
  }

  /** A list of servers without its key, or a single one. */
  addWithoutKey(value: unknown): void {
    if (isServer(value)) {
      const name = textOf(own(value, 'name')) ?? 'server';
      this.entries.push({ name, path: [], at: [], value });
      this.hasPlace = true;
    } else if (isObject(value)) {
      const children = Object.values(value);
      const isGrouped = children.length > 0 && children.every(isGroup) && !own(value, 'services');
      if (children.some(isServer) || isGrouped) this.#take(value, [], []);
      else if (children.length === 0) this.hasPlace = true;
    }
  }

  #take(value: unknown, path: readonly string[], off: readonly string[]): void {
    this.hasPlace = true;
    const key = path.at(-1);
    if (key !== undefined)
      this.keys.add(path.length === 2 && path[0] === 'mcp' ? 'mcp.servers' : key);
    const project = path[0] === 'projects' ? path[1] : undefined;
    for (const [name, server, at, group = []] of namedEntries(value).flatMap(ungrouped)) {
      this.entries.push({
        name,
        path: [...path, ...group],
        at: [...path, ...group, at],
        value: server,
        ...(project === undefined ? {} : { project }),
        ...(off.includes(name) ? { off: true } : {}),
      });
    }
  }
}

/** A map from names, or a list of servers that carry their names. */
function namedEntries(value: unknown): [name: string, value: unknown, at: string | number][] {
  if (isObject(value)) return Object.entries(value).map(([key, item]) => [key, item, key]);
  if (!Array.isArray(value)) return [];
  return value.map((item, index) => [
    textOf(item) ?? textOf(ownFirst(item, 'name', 'id')) ?? `server ${index + 1}`,
    typeof item === 'string' ? {} : item,
    index,
  ]);
}

type NamedEntry = [name: string, value: unknown, at: string | number, group?: string[]];

/** The servers of a group, where a list is grouped one level down; else the entry itself. */
function ungrouped([name, value, at]: NamedEntry): NamedEntry[] {
  if (!isGroup(value)) return [[name, value, at]];
  return Object.entries(value).map(([key, server]) => [key, server, key, [name]]);
}

/** An object of nothing but servers. */
const isGroup = (value: unknown): value is Record<string, unknown> =>
  isObject(value) && Object.keys(value).length > 0 && Object.values(value).every(isServer);

function isPlace(key: string, value: unknown, path: readonly string[]): boolean {
  if (!isObject(value) && !Array.isArray(value)) return false;
  if (PLACES.has(key) || key.endsWith('.mcpServers')) return true;
  if (key === 'servers') return isServersKey(value, path);
  const isTop = path.length === 0;
  if (key === 'mcp')
    return isTop && own(value, 'servers') === undefined && (hasServer(value) || isEmpty(value));
  if (key === 'extensions') return isTop && hasServer(value);
  return key === 'registry' && isTop && isObject(value);
}

/** VS Code keeps them under `servers`, at the top or under `mcp`; so do others, with other meanings. */
function isServersKey(value: unknown, path: readonly string[]): boolean {
  return path.at(-1) === 'mcp' || hasServer(value) || (path.length === 0 && isEmpty(value));
}

const isEmpty = (value: unknown): boolean =>
  (Array.isArray(value) ? value : Object.keys(value as object)).length === 0;

const hasServer = (value: unknown): boolean =>
  (Array.isArray(value) ? value : Object.values(value as object)).some(isServer);

function isServer(value: unknown): boolean {
  if (!isObject(value)) return false;
  const command = ownFirst(value, 'command', 'cmd');
  const runs = typeof command === 'string' || Array.isArray(command);
  return runs || typeof ownFirst(value, 'url', 'serverUrl', 'httpUrl', 'uri') === 'string';
}

/** Claude Code switches servers of a project off by name. */
const offNames = (value: unknown): string[] => [
  ...textsOf(own(value, 'disabledMcpServers')),
  ...textsOf(own(value, 'disabledMcpjsonServers')),
];

interface Clue {
  readonly keys: ReadonlySet<string>;
  readonly entries: readonly RawEntry[];
  readonly value: unknown;
  readonly fileName: string;
}

/** Whose configuration this is, from its keys, from what only one client writes, and from the file's name. */
function originOf({ keys, entries, value, fileName }: Clue): ConfigOrigin {
  const some = (test: (server: unknown) => boolean) => entries.some((entry) => test(entry.value));
  if (keys.has('context_servers')) return writtenBy('Zed');
  if (keys.has('mcp_servers')) return writtenBy('Codex');
  if (keys.has('registry')) return writtenBy('Docker MCP');
  if (keys.has('extensions')) return writtenBy('Goose');
  const isOpencode = some((server) => /^(local|remote)$/.test(String(own(server, 'type'))));
  if (keys.has('mcp')) return writtenBy('opencode');
  if (keys.has('mcp.servers') && isOpencode) return writtenBy('opencode V2');
  if (keys.has('servers') || keys.has('mcp.servers')) return writtenBy('VS Code');
  const name = fileName.toLowerCase().replaceAll('\\', '/');
  if (OTHER_CLIENTS.test(name)) return { kind: 'bare-list' };
  const byPath = FILE_PATHS.find(([pattern]) => pattern.test(name));
  if (byPath) return writtenBy(byPath[1]);
  return keys.has('mcpServers') ? mcpServersOrigin({ value, some, name }) : { kind: 'bare-list' };
}

/** Folders and names of files that only one client has; not every browser tells the folder. */
const FILE_PATHS: readonly (readonly [RegExp, ClientName])[] = [
  [/(^|\/)\.cursor\//, 'Cursor'],
  [/(^|\/)\.gemini\/|(^|\/)gemini-extension\.json$/, 'Gemini CLI'],
  [/(^|\/)\.kiro\//, 'Kiro'],
  [/(^|\/)\.roo\//, 'Roo Code'],
  [/(^|\/)\.(codeium|windsurf)\//, 'Windsurf'],
  [/(^|\/)\.copilot\/|(^|\/)\.github\/mcp\.json$/, 'GitHub Copilot CLI'],
  [/(^|\/)\.junie\//, 'Junie'],
  [/(^|\/)\.warp\//, 'Warp'],
  [/(^|\/)\.vscode\//, 'VS Code'],
  [/(^|\/)\.zed\//, 'Zed'],
  [/(^|\/)\.codex\//, 'Codex'],
  [/(^|\/)opencode\.jsonc?$/, 'opencode'],
  [/(^|\/)\.claude\//, 'Claude Code'],
  [/claude_desktop_config/, 'Claude Desktop'],
  [/(^|\/)\.(mcp|claude)\.json$/, 'Claude Code'],
  [/mcp_config/, 'Windsurf'],
  [/cline_mcp_settings/, 'Cline'],
  [/(^|\/)mcp_settings\.json$/, 'Roo Code'],
  [/(^|\/)mcp-config\.json$/, 'GitHub Copilot CLI'],
];

/** Folders of clients that are none of these: Amazon Q Developer, Antigravity, Qwen Code, Trae. */
const OTHER_CLIENTS = /(^|\/)(\.?amazonq|\.?antigravity(-\w+)?|\.qwen|\.trae(-\w+)?)\//;

/** What Claude Code and Gemini CLI keep beside their servers. */
const CLAUDE_SETTINGS = [
  ...['projects', 'permissions', 'enabledMcpjsonServers', 'enableAllProjectMcpServers'],
  ...['statusLine', 'numStartups', 'oauthAccount', 'hasCompletedOnboarding'],
];
const GEMINI_SETTINGS = [
  ...['selectedAuthType', 'contextFileName', 'security', 'general', 'ui', 'theme', 'mcp'],
  ...['tools', 'context', 'telemetry', 'sandbox', 'coreTools', 'excludeTools', 'autoAccept'],
  ...['preferredEditor', 'ide', 'advanced', 'experimental', 'usageStatisticsEnabled'],
  ...['checkpointing', 'fileFiltering', 'bugCommand', 'vimMode', 'hideBanner', 'hideTips'],
];

function mcpServersOrigin({
  value,
  some,
  name,
}: {
  value: unknown;
  some: (test: (server: unknown) => boolean) => boolean;
  name: string;
}): ConfigOrigin {
  const has = (...keys: string[]) => some((server) => ownFirst(server, ...keys) !== undefined);
  if (ownFirst(value, ...CLAUDE_SETTINGS) !== undefined) return writtenBy('Claude Code');
  if (has('serverUrl')) return writtenBy('Windsurf');
  if (has('httpUrl', 'includeTools', 'excludeTools', 'trust')) return writtenBy('Gemini CLI');
  if (ownFirst(value, ...GEMINI_SETTINGS) !== undefined) return writtenBy('Gemini CLI');
  if (some((server) => own(server, 'type') === 'local' || Array.isArray(own(server, 'tools'))))
    return writtenBy('GitHub Copilot CLI');
  if (/(^|\/)settings\.json$/.test(name)) return writtenBy('Gemini CLI');
  if (some((server) => own(server, 'type') === 'streamableHttp')) return writtenBy('Cline');
  if (has('alwaysAllow', 'autoApprove')) return writtenBy('Cline', 'Roo Code', 'Kiro');
  if (ownFirst(value, 'globalShortcut', 'preferences') !== undefined)
    return writtenBy('Claude Desktop');
  if (has('envFile', 'auth')) return writtenBy('Cursor');
  if (/(^|\/)mcp\.json$/.test(name)) return writtenBy('Cursor', 'Kiro', 'Junie', 'Roo Code');
  if (some((server) => /^(http|sse|stdio|streamable-http)$/.test(String(own(server, 'type')))))
    return writtenBy('Claude Code');
  if (has('url')) return writtenBy('Cursor');
  return writtenBy('Claude Desktop', 'Claude Code', 'Cursor');
}
