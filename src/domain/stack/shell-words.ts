const SPACE = /\s/;

/** A word of a command line, and where it is: its quotes are within. */
export interface ShellWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** Splits a command line as a shell does: quotes, backslashes, and a line that goes on after `\`. */
export const shellWords = (line: string): string[] => shellSpans(line).map(({ word }) => word);

/** The same with the place of each word. */
export function shellSpans(line: string): ShellWord[] {
  const words: ShellWord[] = [];
  let word: string | undefined;
  let start = 0;
  let quote = '';
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at] ?? '';
    if (word === undefined) start = at;
    if (quote !== '') {
      if (sign === quote) quote = '';
      else if (sign === '\\' && quote === '"' && /["\\$`]/.test(line[at + 1] ?? '')) {
        at += 1;
        word = (word ?? '') + (line[at] ?? '');
      } else word = (word ?? '') + sign;
    } else if (sign === '"' || sign === "'") {
      quote = sign;
      word ??= '';
    } else if (sign === '\\' && at + 1 < line.length) {
      at += 1;
      if (line[at] !== '\n') word = (word ?? '') + (line[at] ?? '');
    } else if (SPACE.test(sign)) {
      if (word !== undefined) words.push({ word, start, end: at });
      word = undefined;
    } else word = (word ?? '') + sign;
  }
  if (word !== undefined) words.push({ word, start, end: line.length });
  return words;
}
