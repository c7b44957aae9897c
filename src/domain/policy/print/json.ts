import { escapeUnseen } from './quote.ts';

/** A JSON document: two spaces, one final newline, invisible characters as escapes. */
export function printJson(value: unknown): string {
  return `${escapeUnseen(JSON.stringify(value, null, 2))}\n`;
}
