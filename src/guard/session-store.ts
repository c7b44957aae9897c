import { hash, randomBytes } from 'node:crypto';
import {
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { isObject } from '#domain/own-value.ts';
import { emptyMemory, type SessionMemory } from '#domain/policy/judge.ts';
import { MARKS } from '#domain/policy/vocabulary.ts';
import { meets } from './json-schema.ts';
import { codeOf, locked, remove } from './lock.ts';
import { HASH_LENGTH, StoredHashes } from './stored-hashes.ts';

/** What the guard keeps of a session. Texts of the user, addresses and arguments are in it as salted hashes only. */
export interface SessionState extends SessionMemory {
  readonly salt: string;
  readonly named: StoredHashes;
  readonly seen: StoredHashes;
  /** Hashes of calls that the guard lets run, until the client asks it for the permission. */
  lifted: { call: string; at: number }[];
  /** The session whose subagent this is: everything is kept there. */
  root?: string | undefined;
}

export interface SessionStore {
  /** Reads, changes and writes one session while no other process does. Throws where it cannot. */
  update<T>(sessionId: string, change: (state: SessionState) => T): T;
}

/** Milliseconds. */
const LONGEST_WAIT = 2_000;
const LARGEST = 32 * 1024 * 1024;

/** Where the sessions are kept. */
export function stateFolder(env: Readonly<Record<string, string | undefined>>): string {
  if (env['TOOLWARD_STATE']) return env['TOOLWARD_STATE'];
  return join(env['XDG_STATE_HOME'] || join(homedir(), '.local', 'state'), 'toolward');
}

export function emptyState(): SessionState {
  return {
    ...emptyMemory(),
    salt: randomBytes(16).toString('base64url'),
    named: new StoredHashes(),
    seen: new StoredHashes(),
    lifted: [],
  };
}

/** The hash under which a session keeps a text: 96 bits of SHA-256, salted per session. */
export function hashIn(state: Pick<SessionState, 'salt'>, text: string): string {
  return hash('sha256', `${state.salt}\0${text}`, 'base64url').slice(0, (HASH_LENGTH / 3) * 4);
}

/** One file per session id below a folder, each behind a lock file. */
export function fileStore(folder: string, longestWait = LONGEST_WAIT): SessionStore {
  return {
    update(sessionId, change) {
      makeFolder(folder);
      const file = join(folder, `${hash('sha256', sessionId).slice(0, 40)}.session`);
      const unlock = locked(`${file}.lock`, longestWait);
      try {
        const bytes = readBytes(file);
        const state = bytes ? stateIn(bytes, file) : emptyState();
        const before = bytes ?? bytesOf(state);
        const result = change(state);
        const after = bytesOf(state);
        if (!after.equals(before)) replace(file, after);
        // Old files are removed, and this session goes on.
        else if (bytes) utimesSync(file, new Date(), new Date());
        return result;
      } finally {
        unlock();
      }
    },
  };
}

/** Nobody else may be able to put a session there that was told of other words than the user's. */
function makeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = lstatSync(folder);
  if (!found.isDirectory()) throw new Error(`${folder}, where sessions are kept, is no folder`);
  // There are no such owners and modes on Windows.
  if (process.getuid === undefined) return;
  if (found.uid !== process.getuid() || (found.mode & 0o022) !== 0) {
    throw new Error(
      `${folder}, where sessions are kept, must be yours, and not writable by others`,
    );
  }
}

function readBytes(file: string): Buffer | undefined {
  try {
    const found = statSync(file);
    if (!found.isFile()) throw new Error(`the session file ${file} is no file`);
    if (found.size > LARGEST) throw new Error(`the session file ${file} is too large`);
    return readFileSync(file);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function replace(file: string, bytes: Buffer): void {
  const fresh = `${file}.${process.pid}.${randomBytes(4).toString('hex')}.new`;
  try {
    writeFileSync(fresh, bytes, { mode: 0o600, flag: 'wx' });
    renameSync(fresh, file);
  } catch (error) {
    remove(fresh);
    throw error;
  }
}

const VERSION = 2;
const moment = { type: 'number' };
const text = { type: 'string' };
const listOf = (properties: object) => ({
  type: 'array',
  items: {
    type: 'object',
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
  },
});
const FIELDS = {
  version: { type: 'integer', minimum: VERSION, maximum: VERSION },
  salt: { type: 'string', minLength: 1 },
  calls: listOf({ server: text, tool: text, at: moment }),
  marks: { type: 'array', items: { enum: MARKS } },
  lifted: listOf({ call: text, at: moment }),
  /** How many hashes follow the line. */
  named: { type: 'integer', minimum: 0 },
  seen: { type: 'integer', minimum: 0 },
};
const HEADER = {
  type: 'object',
  properties: { ...FIELDS, root: text },
  required: Object.keys(FIELDS),
  additionalProperties: false,
};
type Header = Pick<SessionState, 'salt' | 'calls' | 'marks' | 'lifted' | 'root'> & {
  readonly version: number;
  readonly named: number;
  readonly seen: number;
};

/** A line of JSON, then the bytes of the hashes: they are many, and most calls look for none or few of them. */
function bytesOf({ salt, calls, marks, lifted, root, named, seen }: SessionState): Buffer {
  const header: Header = {
    version: VERSION,
    salt,
    calls,
    marks,
    lifted,
    ...(root === undefined ? {} : { root }),
    named: named.bytes.length / HASH_LENGTH,
    seen: seen.bytes.length / HASH_LENGTH,
  };
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), named.bytes, seen.bytes]);
}

function stateIn(bytes: Buffer, file: string): SessionState {
  const header = headerIn(bytes);
  const start = bytes.indexOf('\n') + 1;
  const middle = start + (header?.named ?? 0) * HASH_LENGTH;
  if (!header || bytes.length !== middle + header.seen * HASH_LENGTH) {
    throw new Error(
      `the session file ${file} is broken or of another version; remove it to start anew`,
    );
  }
  const { version: _, ...kept } = header;
  const named = new StoredHashes(bytes.subarray(start, middle));
  return { ...kept, named, seen: new StoredHashes(bytes.subarray(middle)) };
}

function headerIn(bytes: Buffer): Header | undefined {
  try {
    const header: unknown = JSON.parse(bytes.toString('utf8', 0, bytes.indexOf('\n')));
    return isObject(header) && meets(HEADER, header) ? (header as unknown as Header) : undefined;
  } catch {
    return undefined;
  }
}
