import { isObject } from '../own-value.ts';
import { parseText } from '../stack/parse-text.ts';
import { shellWords } from '../stack/shell-words.ts';
import { lineFinder, type ValuePath } from '../text/line-finder.ts';
import type { TextFormat } from '../text/parsed.ts';
import type { Override, OverrideSign } from './override.ts';
import type { Unlisted } from './policy.ts';
import type { EnforcementTarget } from './target.ts';
import { TARGETS } from './targets/index.ts';

/** Something in a pasted text that overrides the file of a target. */
export interface FoundOverride {
  readonly target: EnforcementTarget;
  readonly override: Override;
  /** From 1; undefined where it cannot be told. */
  readonly line: number | undefined;
  /** The keys that lead to the value; empty for a word of a script. */
  readonly path: ValuePath;
  /** The value where it is a short text, a number or a truth value, or the word of the script. */
  readonly value: string | number | boolean | null | undefined;
}

/** Only short values are kept: what is longer is no switch. */
const LONGEST_VALUE = 120;
/** How many places of one override are told. */
const MOST_OF_ONE = 50;

/**
 * Everything in a text that overrides the file of some target, by line. Never throws; a text that
 * cannot be read holds nothing. Of the text it keeps only what a sign accepts.
 */
export function findOverrides(
  text: string,
  targets: readonly EnforcementTarget[] = TARGETS,
): FoundOverride[] {
  const plain = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const parsed = parseText(plain);
  const find =
    parsed.ok && isObject(parsed.value)
      ? inFile(plain, parsed.format, parsed.value)
      : inScript(plain);
  return targets
    .flatMap((target) =>
      (target.overrides ?? []).flatMap((override) =>
        (override.find ?? [])
          .flatMap(find)
          .slice(0, MOST_OF_ONE)
          .map((place) => ({ target, override, ...place })),
      ),
    )
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

/** Does an override change anything under a policy that does this with unlisted tools? */
export function changesOutcome({ changes }: Override, unlisted: Unlisted): boolean {
  const outcome = { allow: 'allowed', ask: 'asked', deny: 'refused' } as const;
  return changes.some(
    ({ calls, become }) => become !== (calls === 'unlisted' ? outcome[unlisted] : calls),
  );
}

type Place = Pick<FoundOverride, 'line' | 'path' | 'value'>;

function inFile(text: string, format: TextFormat, root: unknown): (sign: OverrideSign) => Place[] {
  const lineOf = lineFinder(text, format);
  return (sign) => {
    if (!('path' in sign)) return [];
    return valuesAt(root, sign.path)
      .filter(({ value, path }) => sign.is(value, path))
      .slice(0, MOST_OF_ONE)
      .map(({ path, value }) => ({ line: lineOf(path), path, value: shortValue(value) }));
  };
}

interface ValueAt {
  readonly path: ValuePath;
  readonly value: unknown;
}

function valuesAt(root: unknown, keys: readonly (string | null)[]): ValueAt[] {
  let found: ValueAt[] = [{ path: [], value: root }];
  for (const key of keys) {
    found = found.flatMap(({ path, value }) =>
      entriesOf(value)
        .filter(([name]) => key === null || name === key)
        .map(([name, child]) => ({ path: [...path, name], value: child })),
    );
  }
  return found;
}

function entriesOf(value: unknown): (readonly [string | number, unknown])[] {
  if (Array.isArray(value)) return value.map((item, index) => [index, item] as const);
  return isObject(value) ? Object.entries(value) : [];
}

function shortValue(value: unknown): FoundOverride['value'] {
  if (typeof value === 'string') return value.length <= LONGEST_VALUE ? value : undefined;
  return typeof value === 'number' || typeof value === 'boolean' || value === null
    ? value
    : undefined;
}

function inScript(text: string): (sign: OverrideSign) => Place[] {
  const commands = commandsOf(text);
  return (sign) => {
    if (!('word' in sign)) return [];
    const { of } = sign;
    return commands
      .filter(({ words }) => of === undefined || starts(words, of))
      .flatMap(({ line, words, lines }) =>
        saidIn(words, sign).map((said) => {
          const at = lines.findIndex((part) => shellWords(part).includes(said));
          return { line: line + Math.max(at, 0), path: [], value: shortValue(said) };
        }),
      );
  };
}

/** The words of a command that a sign means, as they are written. */
function saidIn(
  words: readonly string[],
  { word, given }: Extract<OverrideSign, { readonly word: string }>,
): string[] {
  return words.filter((said, at) => {
    if (said !== word && !said.startsWith(`${word}=`)) return false;
    const value = said === word ? words[at + 1] : said.slice(word.length + 1);
    return given === undefined || given(value);
  });
}

/** Words after which a shell takes the next one for a program; so it does after `NAME=value`. */
const BEFORE_PROGRAM = /^(exec|env|sudo|command|time|npx|&&|\|\|?|;|\$|[A-Za-z_][A-Za-z0-9_]*=.*)$/;

function starts(words: readonly string[], program: string): boolean {
  return words.some((word, at) => {
    const isFirst = at === 0 || BEFORE_PROGRAM.test(words[at - 1] ?? '');
    const name = word.slice(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1);
    return isFirst && (name === program || name.startsWith(`${program}.`));
  });
}

interface Command {
  /** The number of its first line. */
  readonly line: number;
  readonly lines: readonly string[];
  readonly words: readonly string[];
}

/** The commands of a script, each with the lines that it goes on in; comments are left out. */
function commandsOf(text: string): Command[] {
  const commands: { line: number; lines: string[] }[] = [];
  let goesOn = false;
  for (const [index, line] of text.split('\n').entries()) {
    if (goesOn) commands.at(-1)?.lines.push(line);
    else if (!line.trimStart().startsWith('#')) commands.push({ line: index + 1, lines: [line] });
    goesOn = line.trimEnd().endsWith('\\') && (goesOn || !line.trimStart().startsWith('#'));
  }
  return commands.map((command) => ({ ...command, words: shellWords(command.lines.join('\n')) }));
}
