import type { TextFormat } from '../../text/parsed.ts';
import type { ListNode, TextNode } from './nodes/node.ts';
import type { ServerCommand } from './words.ts';

/** What stands between two offsets of a text instead. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text with all of these edits, which do not overlap. Of several at one place, the first comes first. */
export function edited(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end, text: to } of [...edits].sort((a, b) => a.start - b.start)) {
    pieces.push(text.slice(at, start), to);
    at = end;
  }
  return pieces.join('') + text.slice(at);
}

/** A file and how its format writes a text. */
export interface Source {
  readonly text: string;
  readonly format: TextFormat;
}

/** A JSON string; TOML and YAML read it too. Of the control characters JSON leaves one as it is. */
const quote = (word: string): string => JSON.stringify(word).replaceAll('\u007f', '\\u007f');

/** Puts words in front of a command, whose own words stay as they are written. */
export function prepended(
  source: Source,
  { words, place }: ServerCommand,
  before: readonly string[],
): Edit[] {
  if (place.form === 'list') return [insertedFirst(source, place.list, before.map(quote))];
  const { program, args, isLine } = place;
  const [first = '', ...rest] = before;
  const own = isLine ? words.map(quote) : [movable(source, program, words[0] ?? '')];
  const inserted = [...rest.map(quote), ...own];
  const replaced = { start: program.start, end: program.end, text: quoteLike(program, first) };
  const added = args ? insertedFirst(source, args, inserted) : addedList(source, place, inserted);
  return [replaced, added];
}

/** Takes the first words of a command away. */
export function shortened(source: Source, { words, place }: ServerCommand, count: number): Edit[] {
  if (place.form === 'list') return [withoutFirst(source, place.list, count)];
  const { program, args } = place;
  const next = args?.items[count - 1];
  if (!args || !next) return [];
  const text = movable(source, next, words[count] ?? '');
  return [{ start: program.start, end: program.end, text }, withoutFirst(source, args, count)];
}

/** Writes one word of a command anew. */
export function changed({ place }: ServerCommand, at: number, word: string): Edit[] {
  const items =
    place.form === 'list' ? place.list.items : [place.program, ...(place.args?.items ?? [])];
  const item = items[at];
  return item ? [{ start: item.start, end: item.end, text: quote(word) }] : [];
}

const movable = ({ text }: Source, node: TextNode, word: string): string =>
  node.kind === 'text' && node.isMovable ? text.slice(node.start, node.end) : quote(word);

const quoteLike = (node: TextNode, word: string): string =>
  node.kind === 'text' && !node.isQuoted && /^[\w.-]+$/.test(word) ? word : quote(word);

function insertedFirst(source: Source, list: ListNode, words: readonly string[]): Edit {
  const first = list.items[0];
  if (!first) return { start: list.start + 1, end: list.start + 1, text: words.join(', ') };
  const separator = separatorOf(source.text, list, first);
  return {
    start: first.start,
    end: first.start,
    text: words.map((word) => word + separator).join(''),
  };
}

/** What stands between two values of a list, as the one before its first value shows. */
function separatorOf(text: string, list: ListNode, first: TextNode): string {
  const before = text.slice(list.isBlock ? 0 : list.start + 1, first.start);
  const [line = ''] = /\r?\n[^\n]*$/.exec(before) ?? [];
  if (list.isBlock) return line === '' ? `\n${before}` : line;
  return /^\r?\n[ \t]*$/.test(line) ? `,${line}` : ', ';
}

function withoutFirst({ text }: Source, list: ListNode, count: number): Edit {
  const first = list.items[0];
  const start = first?.start ?? list.start;
  const next = list.items[count];
  if (next) return { start, end: next.start, text: '' };
  const end = list.items.at(-1)?.end ?? start;
  if (list.isBlock) return { start: list.start, end, text: '[]' };
  const [comma = ''] = /^\s*,/.exec(text.slice(end)) ?? [];
  return { start, end: end + comma.length, text: '' };
}

/** A list of arguments after the program of a command that has none. */
function addedList(
  { text, format }: Source,
  { program, programKeyStart, map }: Extract<ServerCommand['place'], { form: 'pair' }>,
  words: readonly string[],
): Edit {
  const list = `[${words.join(', ')}]`;
  const lineStart = text.lastIndexOf('\n', programKeyStart - 1) + 1;
  const before = text.slice(lineStart, programKeyStart);
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  if (map.kind === 'map' && map.isBlock) {
    const [rest = ''] = /^[^\r\n]*/.exec(text.slice(program.end)) ?? [];
    const at = program.end + rest.length;
    const added = format === 'toml' ? `${before}args = ` : `${' '.repeat(before.length)}args: `;
    return { start: at, end: at, text: newline + added + list };
  }
  const key = format === 'toml' ? 'args = ' : '"args": ';
  const separator = format !== 'toml' && /^[ \t]*$/.test(before) ? `,${newline}${before}` : ', ';
  return { start: program.end, end: program.end, text: separator + key + list };
}
