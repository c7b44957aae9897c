import type { Check, Failure } from '../check.ts';
import type { Outcome } from './outcome.ts';

const number = (n: number): string => n.toLocaleString('en');

function failureLines({ page, found, expected, from }: Failure): string[] {
  const lines = [`    ${page}`, `      found:    ${found}`, `      expected: ${expected}`];
  return from === undefined ? lines : [...lines, `      from:     ${from}`];
}

/** The result of one check, for a person to read. */
export function outcomeText(check: Check, outcome: Outcome): string {
  const passed = outcome.failed === 0;
  const looked = `${number(outcome.saw)} ${check.things}`;
  const head = `${passed ? '✓' : '✗'} ${check.name}: ${check.promise}`;
  const count = passed ? looked : `${number(outcome.failed)} failures, ${looked}`;
  const rest = outcome.failed - outcome.failures.length;
  const lines = [
    `${head} (${count})`,
    ...outcome.notes.map((note) => `    ${note}`),
    ...outcome.failures.flatMap(failureLines),
  ];
  if (rest > 0) lines.push(`    … and ${number(rest)} more`);
  return lines.join('\n');
}
