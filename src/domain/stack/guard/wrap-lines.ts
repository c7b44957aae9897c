import { own } from '../../own-value.ts';
import { commandLines } from '../command-lines.ts';
import { entriesOf } from '../entry.ts';
import type { RawEntry } from '../locate.ts';
import { type ShellWord, shellSpans } from '../shell-words.ts';
import { type Edit, edited } from './edit.ts';

/** A server that a line such as `claude mcp add github -- npx …` adds, with the words of its command. */
export interface LineEntry {
  readonly raw: RawEntry;
  /** The first of the entries of `readStack` that it stands for. */
  readonly index: number;
  /** The words after the first `--`, with their places in the text; none where the line has no such place. */
  readonly command: readonly ShellWord[];
}

/** Claude Code and Codex take everything after the first `--` as the command, a second `--` too (both were tried). */
const ADDS = /^(?:[$>%#]\s+)?(?:claude|codex)(?:\.cmd|\.exe)?\s+mcp\s+add\s/;

/** The servers that a text of command lines adds; undefined for every other text. */
export function lineEntries(text: string): LineEntry[] | undefined {
  if (!commandLines(text)) return undefined;
  let index = 0;
  return linesOf(text).flatMap(({ line, start }) => {
    const entries = commandLines(line.trim())?.entries ?? [];
    const command = ADDS.test(line.trim()) && entries.length === 1 ? commandIn(line, start) : [];
    return entries.map((raw): LineEntry => {
      const entry = { raw, index, command };
      index += entriesOf(raw).length;
      return entry;
    });
  });
}

/** Lines with those that they go on in after `\`. */
function linesOf(text: string): { line: string; start: number }[] {
  const lines: { line: string; start: number }[] = [];
  for (const { 0: line, index } of text.matchAll(/(?:[^\n]*[ \t]\\\r?\n)*[^\n]*/g))
    if (line.trim() !== '') lines.push({ line, start: index });
  return lines;
}

function commandIn(line: string, start: number): ShellWord[] {
  const words = shellSpans(line.replaceAll('\r', ' '));
  const dashes = words.findIndex(({ word }) => word === '--');
  if (dashes < 0) return [];
  return words
    .slice(dashes + 1)
    .map((each) => ({ ...each, start: start + each.start, end: start + each.end }));
}

/** A word as shells take it; of Windows only paths need quotes. */
export function shellQuote(word: string): string {
  if (/^[\w./:@=,+-]+$/.test(word)) return word;
  return /^[A-Za-z]:\\[^"'$`%]*$/.test(word) ? `"${word}"` : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** The text with these edits; undefined where the commands of its lines would then not be these. */
export function editedLines(
  text: string,
  edits: readonly Edit[],
  commands: readonly (readonly string[])[],
): string | undefined {
  const now = edited(text, edits);
  const entries = lineEntries(now) ?? [];
  const isSame =
    entries.length === commands.length &&
    entries.every(
      ({ command, raw }, at) =>
        JSON.stringify(command.length > 0 ? own(raw.value, 'command') : []) ===
        JSON.stringify(commands[at]),
    );
  return isSame ? now : undefined;
}
