import { parse, TomlError } from 'smol-toml';
import type { Parsed } from './parsed.ts';

const SENTENCES: readonly (readonly [RegExp, string])[] = [
  [/redefine/, 'This name was given before, in the same table.'],
  [
    /incomplete key-value/,
    'A name needs = and a value after it; a table header needs its closing ].',
  ],
  [/unfinished string|control characters|newlines/, 'A text has no closing quotation mark.'],
  [/unfinished array/, 'A list has no closing ].'],
  [/expected comma/, 'A comma or a closing bracket is missing here.'],
  [/escape sequence/, 'A backslash comes before a character that it cannot escape.'],
  [/end-of-line/, 'A value must end with its line: there is something after it.'],
  [/in key/, 'A name with other signs than letters, digits, - and _ needs quotation marks.'],
  [/value|date|number/, 'A value is missing or wrong here: a text needs quotation marks.'],
];

/** TOML, with a sentence for what is broken. Throws where the text is nested too deeply. */
export function parseToml(text: string): Parsed {
  try {
    return { ok: true, format: 'toml', value: parse(text) };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const { line, column, message } = error;
    const what = message.split('\n')[0] ?? '';
    const known = SENTENCES.find(([words]) => words.test(what))?.[1];
    return { ok: false, fault: { sentence: known ?? 'This is no valid TOML.', line, column } };
  }
}
