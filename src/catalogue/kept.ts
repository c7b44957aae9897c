import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { AssessedServer } from './assess-servers.ts';
import type { PreparedServer } from './prepare-server.ts';
import type { KnownFiles } from './read/content-files.ts';
import type { MemberOfFamily } from './write-families.ts';
import type { PlayedAttacks } from './write-guard-attacks.ts';

/** What one process keeps between builds, all of it by the hash of what it was made from. */
export interface KeptCatalogue {
  /** Values of content files. */
  files: KnownFiles;
  assessed: Map<string, AssessedServer>;
  prepared: Map<string, PreparedServer>;
  played: { readonly key: string; readonly attacks: PlayedAttacks } | undefined;
}

/** State for `buildCatalogue`, which makes a second build in the same process fast. */
export const keepCatalogue = (): KeptCatalogue => ({
  files: new Map(),
  assessed: new Map(),
  prepared: new Map(),
  played: undefined,
});

export const hashOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url');

/** What is known of a database that was written before, so that only what changed is written anew. */
export interface DatabaseState {
  /** Hash of code and content apart from servers. */
  readonly model: string;
  readonly file: FileMark;
  /** By slug: the hash of what its rows were made from, and what families need of its tools. */
  readonly servers: Readonly<
    Record<string, readonly [hash: string, members: readonly MemberOfFamily[]]>
  >;
  readonly played: { readonly key: string; readonly attacks: PlayedAttacks };
}

/** Size and time of change of a file, by which it is known to be the same. */
interface FileMark {
  readonly size: number;
  readonly changed: string;
}

const stateSchema = z.looseObject({
  model: z.string(),
  file: z.object({ size: z.number(), changed: z.string() }),
  servers: z.record(z.string(), z.tuple([z.string(), z.array(z.unknown())])),
  played: z.looseObject({ key: z.string() }),
});

export function markOf(path: string): FileMark | undefined {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat && { size: Number(stat.size), changed: String(stat.mtimeNs) };
}

/**
 * The state that belongs to one of these databases, with that database. Undefined where it is missing,
 * damaged, or from another version, or where no database is the one that it describes.
 */
export function readState(
  path: string,
  model: string,
  databases: readonly string[],
): { readonly state: DatabaseState; readonly database: string } | undefined {
  const read = readJson(path);
  const parsed = stateSchema.safeParse(read);
  if (!parsed.success || parsed.data.model !== model) return undefined;
  const { size, changed } = parsed.data.file;
  const database = databases.find((each) => {
    const mark = markOf(each);
    return mark?.size === size && mark.changed === changed;
  });
  return database === undefined ? undefined : { state: read as DatabaseState, database };
}

const filesSchema = z.object({ version: z.string(), files: z.record(z.string(), z.unknown()) });

/** Values of content files that code of this version read; empty where there are none. */
export function readFiles(path: string, version: string): KnownFiles {
  const parsed = filesSchema.safeParse(readJson(path));
  const isOurs = parsed.success && parsed.data.version === version;
  return new Map(isOurs ? Object.entries(parsed.data.files) : []);
}

export function writeFiles(path: string, version: string, files: KnownFiles): void {
  writeJson(path, { version, files: Object.fromEntries(files) });
}

/** Undefined where there is no such file, or no JSON in it. */
function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Writes the file as a whole or not at all. */
export function writeJson(path: string, value: unknown): void {
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.${process.pid}.new`;
  writeFileSync(unfinished, JSON.stringify(value));
  renameSync(unfinished, path);
}
