import { clientOf } from './client.ts';
import type { Located, RawEntry } from './raw-entry.ts';
import { isRecord, own, ownFirst, textOf, textsOf } from './record.ts';

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
    if (!isRecord(value) || path.length > DEEPEST) return;
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
    } else if (isRecord(value) && Object.values(value).some(isServer)) this.#take(value, [], []);
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
  if (isRecord(value)) return Object.entries(value);
  if (!Array.isArray(value)) return [];
  return value.map((one, index) => [
    textOf(one) ?? textOf(ownFirst(one, 'name', 'id')) ?? `server ${index + 1}`,
    typeof one === 'string' ? {} : one,
  ]);
}

function isPlace(key: string, value: unknown, path: readonly string[]): boolean {
  if (!isRecord(value) && !Array.isArray(value)) return false;
  if (PLACES.has(key) || key.endsWith('.mcpServers')) return true;
  if (key === 'servers') return isServersKey(value, path);
  const isTop = path.length === 0;
  if (key === 'mcp') return isTop && own(value, 'servers') === undefined && hasServer(value);
  if (key === 'extensions') return isTop && hasServer(value);
  return key === 'registry' && isTop && isRecord(value);
}

/** VS Code keeps them under `servers`, at the top or under `mcp`; so do others, with other meanings. */
function isServersKey(value: unknown, path: readonly string[]): boolean {
  const isEmpty = (Array.isArray(value) ? value : Object.keys(value as object)).length === 0;
  return path.at(-1) === 'mcp' || hasServer(value) || (path.length === 0 && isEmpty);
}

const hasServer = (value: unknown): boolean =>
  (Array.isArray(value) ? value : Object.values(value as object)).some(isServer);

function isServer(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const command = ownFirst(value, 'command', 'cmd');
  const runs = typeof command === 'string' || Array.isArray(command);
  return runs || typeof ownFirst(value, 'url', 'serverUrl', 'httpUrl', 'uri') === 'string';
}

/** Claude Code switches servers of a project off by name. */
const offNames = (value: unknown): string[] => [
  ...textsOf(own(value, 'disabledMcpServers')),
  ...textsOf(own(value, 'disabledMcpjsonServers')),
];
