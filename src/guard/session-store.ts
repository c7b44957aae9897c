import { createHash, hash, randomBytes } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { PastCall } from '#domain/policy/decide.ts';
import { markSchema } from '#domain/policy/policy.ts';
import type { Mark } from '#domain/policy/vocabulary.ts';

const hashes = z.array(z.string());
const stateSchema = z.strictObject({
  version: z.literal(1),
  salt: z.string().min(16),
  calls: z.array(z.strictObject({ server: z.string(), tool: z.string(), at: z.number() })),
  marks: z.array(markSchema),
  named: hashes,
  seen: hashes,
  lifted: z.array(z.strictObject({ call: z.string(), at: z.number() })),
  root: z.string().optional(),
});

/** What the guard keeps of a session. Texts of the user, addresses and arguments are in it as salted hashes only. */
export interface SessionState {
  readonly version: 1;
  readonly salt: string;
  /** Calls of tools with limits that went through, as far as a limit still counts them. */
  calls: PastCall[];
  marks: Mark[];
  /** Hashes of the phrases that the user wrote. */
  named: string[];
  /** Hashes of the addresses in results. */
  seen: string[];
  /** Hashes of calls that the guard lets run, until the client asks it for the permission. */
  lifted: { call: string; at: number }[];
  /** The session whose subagent this is: everything is kept there. */
  root?: string | undefined;
}

export interface SessionStore {
  /** Reads, changes and writes one session while no other process does. Throws where it cannot. */
  update<T>(sessionId: string, change: (state: SessionState) => T): T;
}

/** Milliseconds. A change takes a few; a process that holds the lock this long was killed. */
const STALE = 15_000;
const LONGEST_WAIT = 2_000;
const LARGEST = 32 * 1024 * 1024;

/** Where the sessions are kept. */
export function stateFolder(env: Readonly<Record<string, string | undefined>>): string {
  if (env['TOOLWARD_STATE']) return env['TOOLWARD_STATE'];
  return join(env['XDG_STATE_HOME'] || join(homedir(), '.local', 'state'), 'toolward');
}

export function emptyState(): SessionState {
  const salt = randomBytes(16).toString('base64url');
  return { version: 1, salt, calls: [], marks: [], named: [], seen: [], lifted: [] };
}

/** The hash under which a session keeps a text: 96 bits of SHA-256, salted per session. */
export function hashIn(state: Pick<SessionState, 'salt'>, text: string): string {
  return hash('sha256', `${state.salt}\0${text}`, 'base64url').slice(0, 16);
}

/** One file per session id below a folder, each behind a lock file. */
export function fileStore(folder: string, longestWait = LONGEST_WAIT): SessionStore {
  return {
    update(sessionId, change) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const name = createHash('sha256').update(sessionId).digest('hex').slice(0, 40);
      const file = join(folder, `${name}.json`);
      const unlock = locked(`${file}.lock`, longestWait);
      try {
        const state = readState(file);
        const result = change(state);
        const fresh = `${file}.${process.pid}.${randomBytes(4).toString('hex')}.new`;
        writeFileSync(fresh, JSON.stringify(state), { mode: 0o600, flag: 'wx' });
        renameSync(fresh, file);
        return result;
      } finally {
        unlock();
      }
    },
  };
}

function readState(file: string): SessionState {
  let text: string;
  try {
    if (statSync(file).size > LARGEST) throw new Error(`the session file ${file} is too large`);
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return emptyState();
    throw error;
  }
  try {
    return stateSchema.parse(JSON.parse(text));
  } catch {
    throw new Error(`the session file ${file} is broken; remove it to start anew`);
  }
}

const held = new Set<string>();
// A deadline ends a change without its `finally`.
process.on('exit', () => {
  for (const lock of held) remove(lock);
});

/** Takes a lock or throws after a bounded wait; returns what gives it back. */
function locked(lock: string, longestWait: number): () => void {
  const end = performance.now() + longestWait;
  while (!created(lock)) {
    if (isStale(lock)) removeStale(lock);
    else if (performance.now() > end) throw new Error('another process holds the session file');
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2 + Math.random() * 8);
  }
  held.add(lock);
  return () => {
    remove(lock);
    held.delete(lock);
  };
}

function created(lock: string): boolean {
  try {
    closeSync(openSync(lock, 'wx', 0o600));
    return true;
  } catch (error) {
    // Windows answers EPERM while a removed file is still open elsewhere.
    if (codeOf(error) === 'EEXIST' || codeOf(error) === 'EPERM') return false;
    throw error;
  }
}

/** Of several processes that find a stale lock, one removes it: the others may hold a new one by then. */
function removeStale(lock: string): void {
  const breaker = `${lock}.break`;
  if (!created(breaker)) {
    if (isStale(breaker)) remove(breaker);
    return;
  }
  if (isStale(lock)) remove(lock);
  remove(breaker);
}

function isStale(lock: string): boolean {
  try {
    return Date.now() - statSync(lock).mtimeMs > STALE;
  } catch {
    return false;
  }
}

function remove(file: string): void {
  try {
    unlinkSync(file);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;
