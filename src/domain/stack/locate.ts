import { isObject, own, ownFirst, textOf, textsOf } from './own-value.ts';

/** One server as a file names it, not yet looked into. It still holds every value: keep it nowhere. */
export interface RawEntry {
  readonly name: string;
  /** The keys on the way to it. */
  readonly path: readonly string[];
  /** The project that it belongs to, where the file has several. */
  readonly project?: string;
  readonly value: unknown;
  /** Switched off from elsewhere in the file. */
  readonly off?: boolean;
}

export interface Located {
  /** What program reads such a file. */
  readonly client: string;
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
  if (!found.hasPlace) found.takeBare(value);
  const { entries, keys } = found;
  return {
    client: clientOf({ keys, entries, value, fileName }),
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
    for (const [key, one] of Object.entries(value)) {
      if (isPlace(key, one, path)) this.#take(one, [...path, key], offNames(value));
      else if (!Array.isArray(one)) this.walk(one, [...path, key]);
    }
  }

  /** A list of servers without its key, or a single one. */
  takeBare(value: unknown): void {
    if (isServer(value)) {
      const name = textOf(own(value, 'name')) ?? 'server';
      this.entries.push({ name, path: [], value });
      this.hasPlace = true;
    } else if (isObject(value) && Object.values(value).some(isServer)) this.#take(value, [], []);
  }

  #take(value: unknown, path: readonly string[], off: readonly string[]): void {
    this.hasPlace = true;
    const key = path.at(-1);
    if (key !== undefined)
      this.keys.add(path.length === 2 && path[0] === 'mcp' ? 'mcp.servers' : key);
    const project = path[0] === 'projects' ? path[1] : undefined;
    for (const [name, one] of named(value)) {
      this.entries.push({
        name,
        path,
        value: one,
        ...(project === undefined ? {} : { project }),
        ...(off.includes(name) ? { off: true } : {}),
      });
    }
  }
}

/** A map from names, or a list of servers that carry their names. */
function named(value: unknown): [string, unknown][] {
  if (isObject(value)) return Object.entries(value);
  if (!Array.isArray(value)) return [];
  return value.map((one, index) => [
    textOf(one) ?? textOf(ownFirst(one, 'name', 'id')) ?? `server ${index + 1}`,
    typeof one === 'string' ? {} : one,
  ]);
}

function isPlace(key: string, value: unknown, path: readonly string[]): boolean {
  if (!isObject(value) && !Array.isArray(value)) return false;
  if (PLACES.has(key) || key.endsWith('.mcpServers')) return true;
  if (key === 'servers') return isServersKey(value, path);
  const isTop = path.length === 0;
  if (key === 'mcp') return isTop && own(value, 'servers') === undefined && hasServer(value);
  if (key === 'extensions') return isTop && hasServer(value);
  return key === 'registry' && isTop && isObject(value);
}

/** VS Code keeps them under `servers`, at the top or under `mcp`; so do others, with other meanings. */
function isServersKey(value: unknown, path: readonly string[]): boolean {
  const isEmpty = (Array.isArray(value) ? value : Object.keys(value as object)).length === 0;
  return path.at(-1) === 'mcp' || hasServer(value) || (path.length === 0 && isEmpty);
}

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
function clientOf({ keys, entries, value, fileName }: Clue): string {
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
