import type { Fault } from '../text/fault.ts';
import { commandLines } from './command-lines.ts';
import { entriesOf, type StackEntry } from './entry.ts';
import { STACK_LIMITS } from './limits.ts';
import { type ConfigOrigin, type Located, locate } from './locate.ts';
import { parseText } from './parse-text.ts';

/** How a ZIP archive begins, which .mcpb, .docx and .xlsx files are. */
const ZIP_START = 'PK\u0003\u0004';

/** `no-place`: the text is whole, but has none of the keys under which clients keep their servers. */
export type NoServers = 'no-text' | 'only-comments' | 'no-place' | 'empty-list';

/** What came of reading a configuration; `nothing` is a whole text that names no server. */
export type ReadStack =
  | {
      readonly state: 'read';
      readonly origin: ConfigOrigin;
      readonly entries: readonly StackEntry[];
    }
  | { readonly state: 'nothing'; readonly why: NoServers; readonly origin?: ConfigOrigin }
  | { readonly state: 'broken'; readonly fault: Fault };

/**
 * Reads the configuration of any known client. Never throws. Of the values of the file it returns only
 * plain words that may choose a start; of secrets it knows the place, the key, and what they look like.
 */
export function readStack(text: string, fileName = ''): ReadStack {
  if (withoutMark(text).trim() === '') return { state: 'nothing', why: 'no-text' };
  if (isOnlyComments(text)) return { state: 'nothing', why: 'only-comments' };
  const located = locateServers(text, fileName);
  return 'kind' in located ? broken(located) : fromLocated(located);
}

/** Is a text commented out as a whole? */
const isOnlyComments = (text: string): boolean =>
  /^\s*\/[/*]/.test(withoutMark(text)) &&
  withoutMark(text)
    .slice(0, STACK_LIMITS.characters)
    .replace(/\/\*[^*]*(\*(?!\/)[^*]*)*\*\//g, '')
    .split('\n')
    .every((line) => /^\s*(\/\/|$)/.test(line));

const withoutMark = (text: string): string => text.replace(/^\uFEFF/, '');

/** The entries of a configuration with all their values, or why it cannot be read: keep them nowhere. */
export function locateServers(text: string, fileName = ''): Located | Fault {
  const plain = withoutMark(text);
  if (plain.startsWith(ZIP_START) || plain.slice(0, 1000).includes('\u0000'))
    return { kind: 'binary' };
  return commandLines(plain) ?? fromFile(plain, fileName);
}

const broken = (fault: Fault): ReadStack => ({ state: 'broken', fault });

function fromFile(text: string, fileName: string): Located | Fault {
  const parsed = parseText(text);
  return parsed.ok ? locate(parsed.value, fileName) : parsed.fault;
}

function fromLocated({ origin, entries: raw, hasPlace }: Located): ReadStack {
  const most = STACK_LIMITS.servers;
  if (!hasPlace) return { state: 'nothing', why: 'no-place', origin };
  if (raw.length === 0) return { state: 'nothing', why: 'empty-list', origin };
  if (raw.length > most) return tooMany(raw.length);
  const entries = raw.flatMap(entriesOf);
  if (entries.length > most) return tooMany(entries.length);
  return { state: 'read', origin, entries: entries.map((entry, index) => ({ index, ...entry })) };
}

const tooMany = (count: number): ReadStack =>
  broken({ kind: 'too-many-servers', count, most: STACK_LIMITS.servers });
