import { parse, TomlError } from 'smol-toml';
import type { TomlProblem } from './fault.ts';
import type { Parsed } from './parsed.ts';

/** smol-toml has no codes, so its messages are told apart by their words. */
const PROBLEMS: readonly (readonly [RegExp, TomlProblem])[] = [
  [/redefine/, 'duplicate-name'],
  [/incomplete key-value/, 'incomplete-pair'],
  [/unfinished string|control characters|newlines/, 'unclosed-string'],
  [/unfinished array/, 'unclosed-list'],
  [/expected comma/, 'missing-comma'],
  [/escape sequence/, 'bad-escape'],
  [/end-of-line/, 'text-after-value'],
  [/in key/, 'unquoted-name'],
  [/value|date|number/, 'bad-value'],
];

/** TOML. Throws where the text is nested too deeply. */
export function parseToml(text: string): Parsed {
  try {
    return { ok: true, format: 'toml', value: parse(text) };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const { line, column, message } = error;
    const what = message.split('\n')[0] ?? '';
    const problem = PROBLEMS.find(([words]) => words.test(what))?.[1] ?? 'other';
    return { ok: false, fault: { kind: 'not-toml', problem, line, column } };
  }
}
