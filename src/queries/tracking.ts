import { hash } from 'node:crypto';

/**
 * One thing that was read from a catalogue, in a form in which it can be read again: a statement with
 * its values, a shared value with its arguments, one entry of a shared map, or a file.
 */
export type Read =
  | {
      readonly kind: 'rows';
      readonly sql: string;
      readonly values: readonly unknown[];
      readonly scope?: Scope | undefined;
    }
  | { readonly kind: 'memo'; readonly name: string; readonly args: readonly string[] }
  | {
      readonly kind: 'entry';
      readonly name: string;
      readonly args: readonly string[];
      readonly key: string;
    }
  | { readonly kind: 'file'; readonly path: string };

/**
 * All that a statement reads of servers: the rows of one, or of the tools of one family on any server,
 * or of the tools with these ids (with the labels of their servers). While those rows are the same, it need not be
 * repeated.
 */
export type Scope =
  | { readonly server: string }
  | { readonly family: string }
  | { readonly tools: readonly number[] };

/** A read and a digest of what it gave. The same object each time that a connection reads the same. */
export interface Noted {
  readonly read: Read;
  readonly digest: string;
  /** What a shared value was made from: while that is unchanged, so is the value. */
  readonly parts?: readonly Noted[];
}

/** Receives what is read, some of it many times. What a shared value reads belongs to it alone. */
export type ReadLog = (noted: Noted) => void;

/** One of each name per process: the built renderer has its own copy of this module. */
export function oneOf<T extends object>(name: string, make: () => T): T {
  const all = globalThis as unknown as Record<symbol, T | undefined>;
  const key = Symbol.for(`toolward.${name}`);
  const found = all[key] ?? make();
  all[key] = found;
  return found;
}

const state = oneOf('reads', (): { log: ReadLog | null } => ({ log: null }));

export const currentLog = (): ReadLog | null => state.log;

/** Tells `log` all that `work` reads; null tells nobody. Two such works must not run at the same time. */
export async function noting<T>(log: ReadLog | null, work: () => Promise<T>): Promise<T> {
  const outer = state.log;
  state.log = log;
  try {
    return await work();
  } finally {
    state.log = outer;
  }
}

/** The same for work that does not wait. */
export function notingNow<T>(log: ReadLog | null, work: () => T): T {
  const outer = state.log;
  state.log = log;
  try {
    return work();
  } finally {
    state.log = outer;
  }
}

/** Maps and sets as lists, so that they count in a digest. */
const listed = (_key: string, value: unknown): unknown =>
  value instanceof Map || value instanceof Set ? [...value] : value;

/** A short digest of anything that pages are made of. */
export const digestOf = (value: unknown): string =>
  hash('sha256', JSON.stringify(value, listed) ?? 'undefined', 'base64').slice(0, 16);
