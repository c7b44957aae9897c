import { isObject } from '../../own-value.ts';
import type { TextFormat } from '../../text/parsed.ts';
import { entriesOf } from '../entry.ts';
import { fieldsOf } from '../entry-fields.ts';
import { type Located, locate, type RawEntry } from '../locate.ts';
import { parseText } from '../parse-text.ts';
import { changed, type Edit, edited, prepended, type Source, shortened } from './edit.ts';
import { type GuardCommand, guardCommand, isGuarded } from './guard-command.ts';
import { nodeAt } from './nodes/node.ts';
import { nodesOf } from './nodes/nodes-of.ts';
import { commandIn, type ServerCommand } from './words.ts';
import { editedLines, type LineEntry, lineEntries, shellQuote } from './wrap-lines.ts';

/** Why an entry stays as it is. */
export type LeftAlone =
  /** It connects to an address: there is no program to start. */
  | 'address'
  /** The policy holds no such server. */
  | 'no-policy'
  /** It is switched off. */
  | 'off'
  /** It is a gateway to several servers, and the guard stands before one. */
  | 'gateway'
  /** The client starts it in a way that the file does not show. */
  | 'no-command'
  /** Its command is written in a form that cannot be changed safely, or within another launcher. */
  | 'form'
  /** It is on a command line in which there is no place for the guard. */
  | 'line';

/** What became of one entry of a configuration. */
export interface WrappedServer {
  readonly name: string;
  readonly project?: string;
  readonly state: 'wrapped' | 'already-wrapped' | 'unwrapped' | 'left';
  /** What it is called in the policy, where the guard stands in front of it. */
  readonly server?: string;
  readonly why?: LeftAlone;
}

export interface WrappedText {
  readonly text: string;
  /** Undefined for command lines. */
  readonly format: TextFormat | undefined;
  readonly servers: readonly WrappedServer[];
}

export interface Guard {
  /** The path of toolward-guard.mjs on the reader's computer. */
  readonly path: string;
  /**
   * What the policy calls the server of an entry, counted as `readStack` counts; undefined where it
   * holds none, or the server is switched off.
   */
  nameOf(index: number): string | undefined;
}

/**
 * The same configuration with each server started through the guard, everything else kept as it is written. A server
 * that is already behind the guard gets the path and the name that are given here, so wrapping twice is wrapping once.
 * Undefined where the text cannot be read. Never throws.
 */
export const wrapServers = (
  text: string,
  fileName: string,
  guard: Guard,
): WrappedText | undefined =>
  wrappedLines(text, guard) ?? rewritten(text, fileName, (entry) => wrapping(entry, guard));

/** The same configuration with no server behind the guard. Undefined where the text cannot be read. */
export const unwrapServers = (text: string, fileName = ''): WrappedText | undefined =>
  wrappedLines(text, undefined) ?? rewritten(text, fileName, unwrapping);

/** The same for lines such as `claude mcp add`; undefined for every other text, which may be a file. */
function wrappedLines(text: string, guard: Guard | undefined): WrappedText | undefined {
  const entries = lineEntries(text);
  if (!entries) return undefined;
  const changes = entries.map((entry) => lineChange(entry, guard));
  const made = editedLines(
    text,
    changes.flatMap(({ edits }) => edits),
    changes.map(({ words }) => words),
  );
  const servers =
    made === undefined
      ? entries.map(({ raw }) => left(raw, 'line').server)
      : changes.map(({ server }) => server);
  return { text: made ?? text, format: undefined, servers };
}

interface LineChange extends Change {
  readonly words: readonly string[];
}

function lineChange({ raw, index, command }: LineEntry, guard: Guard | undefined): LineChange {
  const words = command.map(({ word }) => word);
  const kept = (why: LeftAlone): LineChange => ({ ...left(raw, why), words });
  const first = command[0];
  if (!first) return kept(fieldsOf(raw.value).address === undefined ? 'line' : 'address');
  const found = guardCommand(words);
  const end = found && command[found.commandAt]?.start;
  const inner = found ? words.slice(found.commandAt) : words;
  if (!guard) {
    if (!found || end === undefined) return kept('no-command');
    const server: WrappedServer = { ...about(raw), state: 'unwrapped', server: found.server };
    return { server, edits: [{ start: first.start, end, text: '' }], words: inner };
  }
  const name = guard.nameOf(index);
  if (name === undefined) return kept('no-policy');
  const before = found
    ? rewordedGuard(words, found, guard.path, name).slice(0, found.commandAt)
    : guardWords(guard.path, name);
  const state = found ? 'already-wrapped' : 'wrapped';
  return {
    server: { ...about(raw), server: name, state },
    edits: [
      {
        start: first.start,
        end: end ?? first.start,
        text: before.map((word) => `${shellQuote(word)} `).join(''),
      },
    ],
    words: [...before, ...inner],
  };
}

/** A name that begins like an option is part of its own option. */
const guardWords = (path: string, name: string): string[] => [
  'node',
  path,
  'wrap',
  ...(name.startsWith('-') ? [`--server=${name}`] : ['--server', name]),
  '--',
];

/** The words of a command that has the guard, with another path and name. */
const rewordedGuard = (
  words: readonly string[],
  { guardAt, serverAt, serverPrefix }: GuardCommand,
  path: string,
  name: string,
): string[] => words.with(guardAt, path).with(serverAt, serverPrefix + name);

interface Entry {
  readonly raw: RawEntry;
  /** The first of the entries of `readStack` that it stands for, and how many there are. */
  readonly index: number;
  readonly count: number;
  readonly command: ServerCommand | undefined;
  readonly source: Source;
}

interface Change {
  readonly server: WrappedServer;
  /** None where the entry stays as it is. */
  readonly edits: readonly Edit[];
  /** What the edits make of the entry's value. */
  readonly value?: unknown;
}

function rewritten(
  given: string,
  fileName: string,
  change: (entry: Entry) => Change,
): WrappedText | undefined {
  const mark = given.startsWith('\uFEFF') ? '\uFEFF' : '';
  const text = given.slice(mark.length);
  const parsed = parseText(text);
  if (!parsed.ok) return undefined;
  const source = { text, format: parsed.format };
  const entries = entriesIn(source, locate(parsed.value, fileName));
  const changes = entries.map(change);
  const result = checked(source, parsed.value, entries, changes);
  return { text: mark + result.text, format: parsed.format, servers: result.servers };
}

function entriesIn(source: Source, { entries }: Located): Entry[] {
  const root = nodesOf(source.text, source.format);
  let index = 0;
  return entries.map((raw) => {
    const count = entriesOf(raw).length;
    const node = root && raw.at && nodeAt(root, raw.at);
    const entry = { raw, index, count, command: commandIn(raw.value, node), source };
    index += count;
    return entry;
  });
}

/**
 * The text with these changes, as far as it then says just what they mean: what the edit of an entry would change beside
 * it, as where two entries share one value, stays as it is.
 */
function checked(
  { text, format }: Source,
  value: unknown,
  entries: readonly Entry[],
  changes: readonly Change[],
): Omit<WrappedText, 'format'> {
  const says = (now: string, expected: unknown) => {
    const parsed = parseText(now);
    return parsed.ok && parsed.format === format && sameValue(parsed.value, expected);
  };
  const applied = (chosen: readonly Change[]) => ({
    now: edited(
      text,
      chosen.flatMap(({ edits }) => edits),
    ),
    expected: chosen.reduce(
      (whole, { value: to, edits }, at) =>
        edits.length === 0 ? whole : replaced(whole, entries[at]?.raw.at ?? [], to),
      value,
    ),
  });
  const isSafe = (some: readonly number[]) => {
    const chosen = new Set(some);
    const { now, expected } = applied(
      changes.map((change, at) => (chosen.has(at) ? change : { ...change, edits: [] })),
    );
    return says(now, expected);
  };
  /** Halves them until each part is safe or a single one, as few are not. */
  const safeAmong = (some: readonly number[]): readonly number[] => {
    if (isSafe(some)) return some;
    const half = Math.ceil(some.length / 2);
    return some.length < 2
      ? []
      : [...safeAmong(some.slice(0, half)), ...safeAmong(some.slice(half))];
  };
  const servers = (all: readonly Change[]) => all.map(({ server }) => server);
  const all = applied(changes);
  if (says(all.now, all.expected)) return { text: all.now, servers: servers(changes) };
  const safe = new Set(safeAmong(changes.map((_, at) => at)));
  const some = changes.map((change, at) =>
    safe.has(at) ? change : left(entries[at]?.raw, 'form'),
  );
  const made = applied(some);
  if (says(made.now, made.expected)) return { text: made.now, servers: servers(some) };
  const none = changes.map((change, at) =>
    change.edits.length === 0 ? change : left(entries[at]?.raw, 'form'),
  );
  return { text, servers: servers(none) };
}

/** Do two values that were parsed say the same, whatever the order of their keys? */
function sameValue(a: unknown, b: unknown): boolean {
  if (Array.isArray(a))
    return (
      Array.isArray(b) && a.length === b.length && a.every((item, at) => sameValue(item, b[at]))
    );
  if (!isObject(a)) return Object.is(a, b) || (a instanceof Date && String(a) === String(b));
  if (!isObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameValue(a[key], b[key]))
  );
}

/** A value with another one at the end of this path. */
function replaced(whole: unknown, path: readonly (string | number)[], to: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return to;
  if (Array.isArray(whole))
    return whole.map((item, at) => (at === key ? replaced(item, rest, to) : item));
  if (!isObject(whole)) return whole;
  return { ...whole, [key]: replaced(whole[key], rest, to) };
}

const about = (raw: RawEntry | undefined) => ({
  name: raw?.name ?? '',
  ...(raw?.project === undefined ? {} : { project: raw.project }),
});

const left = (raw: RawEntry | undefined, why: LeftAlone): Change => ({
  server: { ...about(raw), state: 'left', why },
  edits: [],
});

function wrapping({ raw, index, count, command, source }: Entry, guard: Guard): Change {
  const fields = fieldsOf(raw.value);
  if (raw.off === true || fields.disabled) return left(raw, 'off');
  if (fields.command.length === 0)
    return left(raw, fields.address === undefined ? 'no-command' : 'address');
  if (count > 1) return left(raw, 'gateway');
  const name = guard.nameOf(index);
  if (name === undefined) return left(raw, 'no-policy');
  if (!command) return left(raw, 'form');
  const { words } = command;
  const server = { ...about(raw), server: name };
  const found = guardCommand(words);
  if (!found && isGuarded(words)) return left(raw, 'form');
  if (!found) {
    const before = guardWords(guard.path, name);
    const edits = prepended(source, command, before);
    return {
      server: { ...server, state: 'wrapped' },
      edits,
      value: command.with([...before, ...words]),
    };
  }
  const wanted = rewordedGuard(words, found, guard.path, name);
  const places = [found.guardAt, found.serverAt].filter((at) => wanted[at] !== words[at]);
  return {
    server: { ...server, state: 'already-wrapped' },
    edits: places.flatMap((at) => changed(command, at, wanted[at] ?? '')),
    value: command.with(wanted),
  };
}

function unwrapping({ raw, command, source }: Entry): Change {
  const found = command && guardCommand(command.words);
  if (!found) return left(raw, isGuarded(fieldsOf(raw.value).command) ? 'form' : 'no-command');
  return {
    server: { ...about(raw), state: 'unwrapped', server: found.server },
    edits: shortened(source, command, found.commandAt),
    value: command.with(command.words.slice(found.commandAt)),
  };
}
