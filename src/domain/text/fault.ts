/** Why a text could not be read. The sentence is ours and never quotes the text, which may hold secrets. */
export interface Fault {
  readonly sentence: string;
  readonly line?: number;
  readonly column?: number;
}

/** Line and column of an offset, both from 1. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, Math.max(0, Math.min(offset, text.length)));
  const line = before.split('\n').length;
  return { line, column: before.length - before.lastIndexOf('\n') };
}

/** "Line 2, column 5: A colon is missing here." */
export const faultText = ({ sentence, line, column }: Fault): string =>
  line === undefined ? sentence : `Line ${line}, column ${column ?? 1}: ${sentence}`;
