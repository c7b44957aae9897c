import type { Fault } from '../text/fault.ts';
import { commandLines } from './command-lines.ts';
import { entriesOf, type StackEntry } from './entry.ts';
import { STACK_LIMITS } from './limits.ts';
import type { Located } from './locate.ts';
import { locate } from './locate.ts';
import { parseText } from './parse-text.ts';

/** `nothing`: the text is whole, and names no server. */
export type ReadStack =
  | { readonly state: 'read'; readonly client: string; readonly entries: readonly StackEntry[] }
  | { readonly state: 'nothing'; readonly client: string; readonly sentence: string }
  | { readonly state: 'broken'; readonly fault: Fault };

/**
 * Reads the configuration of any known client. Never throws, and nothing of what it returns holds a
 * value of the file: of secrets it knows the place, the key, and what they look like.
 */
export function readStack(text: string, fileName = ''): ReadStack {
  const plain = text.replace(/^\uFEFF/, '');
  if (plain.trim() === '') return nothing('', 'There is no text to read.');
  if (plain.startsWith('PK') || plain.slice(0, 1000).includes('\u0000'))
    return broken({ sentence: 'This is no text but a binary file.' });
  const located = commandLines(plain) ?? fromFile(plain, fileName);
  return 'sentence' in located ? broken(located) : fromLocated(located);
}

const nothing = (client: string, sentence: string): ReadStack => ({
  state: 'nothing',
  client,
  sentence,
});
const broken = (fault: Fault): ReadStack => ({ state: 'broken', fault });

function fromFile(text: string, fileName: string): Located | Fault {
  const parsed = parseText(text);
  return parsed.ok ? locate(parsed.value, fileName) : parsed.fault;
}

function fromLocated({ client, entries: raw, hasPlace }: Located): ReadStack {
  const most = STACK_LIMITS.servers;
  if (!hasPlace)
    return nothing(
      client,
      'The text is well formed, but holds none of the keys under which clients keep their servers.',
    );
  if (raw.length === 0) return nothing(client, 'The list of servers is empty.');
  if (raw.length > most) return tooMany(raw.length);
  const entries = raw.flatMap(entriesOf);
  if (entries.length > most) return tooMany(entries.length);
  return { state: 'read', client, entries: entries.map((entry, index) => ({ index, ...entry })) };
}

const tooMany = (count: number): ReadStack =>
  broken({
    sentence: `This file names ${count.toLocaleString('en')} servers; this page reads ${STACK_LIMITS.servers} at most. Paste a part of it.`,
  });
