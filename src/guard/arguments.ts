import { parseArgs } from 'node:util';
import { distance } from 'fastest-levenshtein';
import type { Command } from './command.ts';

interface Expected {
  /** Options that take a value, and the values that each may have, if not any. */
  readonly values?: Readonly<Record<string, readonly string[] | null>>;
  readonly flags?: readonly string[];
  /** Words without dashes: what each is called, and what it may be. */
  readonly words?: readonly { readonly name: string; readonly allowed: readonly string[] }[];
}

export interface Arguments {
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly flags: ReadonlySet<string>;
  readonly words: readonly string[];
}

/** The arguments of a command, or all mistakes in them, a sentence each with the nearest right word. */
export function readArguments(args: readonly string[], expected: Expected): Arguments | string[] {
  const { values: named = {}, flags: known = [], words: wanted = [] } = expected;
  const options = Object.fromEntries([
    ...Object.keys(named).map((name) => [name, { type: 'string' as const }]),
    ...known.map((name) => [name, { type: 'boolean' as const }]),
  ]);
  const { tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const problems: string[] = [];
  const values: Record<string, string> = {};
  const flags = new Set<string>();
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    if (known.includes(name)) {
      if (value === undefined) flags.add(name);
      else problems.push(`${rawName} takes no value.`);
    } else if (!Object.hasOwn(named, name)) {
      const all = [...Object.keys(named), ...known].map((each) => `--${each}`);
      problems.push(`There is no option ${rawName}.${nearest(rawName, all)}`);
    } else if (value === undefined || (value.startsWith('-') && !token.inlineValue)) {
      problems.push(`${rawName} takes a value${oneOf(named[name] ?? [])}.`);
    } else {
      const allowed = named[name];
      if (allowed && !allowed.includes(value))
        problems.push(`${rawName} cannot be ${value}${oneOf(allowed)}.${nearest(value, allowed)}`);
      values[name] = value;
    }
  }
  for (const [at, { name, allowed }] of wanted.entries()) {
    const word = words[at];
    if (word === undefined) problems.push(`The ${name} is missing${oneOf(allowed)}.`);
    else if (!allowed.includes(word))
      problems.push(`There is no ${name} ${word}${oneOf(allowed)}.${nearest(word, allowed)}`);
  }
  for (const word of words.slice(wanted.length)) problems.push(`${word} is one word too many.`);
  return problems.length > 0 ? problems : { values, flags, words };
}

const oneOf = (allowed: readonly string[]): string =>
  allowed.length > 0 ? `: ${allowed.join(', ')}` : '';

/** " Did you mean …?", where a word is near enough to be a slip. */
export function nearest(word: string, allowed: readonly string[]): string {
  const most = Math.max(2, Math.floor(word.length / 3));
  const [best] = allowed
    .map((each) => ({ each, steps: distance(word.toLowerCase(), each.toLowerCase()) }))
    .filter(({ each, steps }) => steps <= most || each.startsWith(word) || word.startsWith(each))
    .sort((a, b) => a.steps - b.steps);
  return best ? ` Did you mean ${best.each}?` : '';
}

/** Prints mistakes in the arguments of a command; the exit code. */
export function complain(problems: readonly string[], usage: string): number {
  process.stderr.write(`${problems.join('\n')}\nusage: toolward-guard ${usage}\n`);
  return 1;
}

/** A command for people: what it throws is printed, and the exit code is 1. */
export function reporting(command: Command): Command {
  return async (args, program) => {
    try {
      return await command(args, program);
    } catch (error) {
      const message = messageOf(error);
      process.stderr.write(`toolward-guard: ${message}\n`);
      return 1;
    }
  };
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const missing = 'code' in error && error.code === 'ENOENT' && 'path' in error;
  return missing ? `there is no file ${String(error.path)}` : error.message;
}
