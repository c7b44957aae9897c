import type { VersionRange } from '../attack/version-range.ts';
import type { Package } from '../identity.ts';
import type { Severity } from '../risk/severity.ts';

/** A server of the catalogue, as one line of the recognition index. */
export interface IndexedServer {
  readonly slug: string;
  readonly label: string;
  readonly tools: number;
  /** Where only part of the tools is known: how many there are. */
  readonly of?: number;
  /** Is it known by the names of its tools only, so that nobody here has read it? */
  readonly outline?: true;
  /** The version of the package that was read. */
  readonly version?: string;
  /** Under the key of a host: the addresses on it that are this server. */
  readonly remotes?: readonly string[];
}

/** A flaw in a product, with what is needed to tell whether a version has it. */
export interface IndexedFlaw {
  readonly slug: string;
  readonly label: string;
  readonly name: string;
  readonly severity: Severity;
  readonly ranges?: readonly VersionRange[];
  readonly fixed?: string;
}

/** What is known under one key. */
export interface Indexed {
  readonly servers?: readonly IndexedServer[];
  readonly flaws?: readonly IndexedFlaw[];
}

/** `/stack/index/<shard>.json`. */
export type IndexShard = Readonly<Record<string, Indexed>>;

/** Whatever is known under a key, whichever shard of the index holds it. */
export type Recognition = (key: string) => Indexed | undefined;

const REGISTRY_HOSTS =
  /^(docker\.io|index\.docker\.io|registry-1\.docker\.io|registry\.hub\.docker\.com)\//;

/**
 * One name per package, however it is written: PyPI takes `-`, `_` and `.` for the same. Behind it are
 * the words that make a server of a program that is something else as well.
 */
export function packageKey(
  registry: Package['registry'],
  name: string,
  subcommand: readonly string[] = [],
): string {
  return [nameOf(registry, name), ...subcommand].join(' ');
}

function nameOf(registry: Package['registry'], name: string): string {
  const lower = name.toLowerCase();
  if (registry === 'pypi') return `pypi:${lower.replace(/[-_.]+/g, '-')}`;
  if (registry === 'oci')
    return `oci:${lower.replace(REGISTRY_HOSTS, '').replace(/^library\//, '')}`;
  return `${registry}:${lower}`;
}

/** One key for every way to write the address of a repository. */
export function repositoryKey(address: string): string {
  const plain = address
    .toLowerCase()
    .replace(/^[a-z+]+:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '')
    .replace(/\.git$/, '');
  return `repo:${plain.split('/').slice(0, 3).join('/')}`;
}

/** An installed program with the words that come first. */
export const commandKey = ([program = '', ...words]: readonly string[]): string =>
  `command:${[program.toLowerCase(), ...words].join(' ')}`;

export const extensionKey = (id: string): string => `extension:${id.toLowerCase()}`;

/** A host, or the end of one behind a `*`. */
export const hostKey = (host: string): string => `host:${host.toLowerCase()}`;

/**
 * The last part of a name of a package, an image or a repository, by which copies of it are called.
 * Undefined for one that says nothing, such as `mcp-server`.
 */
export function baseKey(name: string): string | undefined {
  const base = (name.split('/').at(-1) ?? '').toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return nameKey(base) === undefined || base.length < 4 ? undefined : `base:${base.slice(0, 80)}`;
}

/**
 * What is left of a name without the words that say nothing: `@foo/github-mcp-server` and
 * `GitHub MCP` are both `github`. Undefined where nothing is left.
 */
export function nameKey(name: string): string | undefined {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/^@[^/]+\//, '')
    .split(/[^a-z0-9]+/)
    .filter(
      (word) =>
        word !== '' &&
        !/^(mcp|server|servers|the|official|local|remote|my|for|context|protocol|model)$/.test(
          word,
        ),
    );
  const key = words.join('-').slice(0, 60);
  return key === '' ? undefined : `name:${key}`;
}

/** The shard of the recognition index that holds a key: two hexadecimal digits, from FNV-1a. */
export function shardOf(key: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(key)) {
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  const folded = (hash ^ (hash >>> 8) ^ (hash >>> 16) ^ (hash >>> 24)) & 0xff;
  return folded.toString(16).padStart(2, '0');
}
