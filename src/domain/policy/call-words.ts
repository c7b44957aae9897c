import { plainForeignText } from '../upstream-text.ts';
import type { CallRow } from './call-table.ts';
import type { Outcome } from './decide.ts';

/** How a call ends, as the start of a list of calls and as the cell of a table. */
export const CALL_ENDS: Readonly<Record<Outcome, string>> = {
  allowed: 'runs',
  asked: 'a person is asked',
  denied: 'refused',
  hidden: 'refused, and the agent does not see the tool',
};

/** What stands after the tool's name, or what a call is called that has none. */
export function callName({ name, words }: CallRow): string {
  return name !== null && words !== '' ? `, ${words}` : words;
}

/** ", except: a person is asked (this tool; the 31st call in one hour)"; empty where there are none. */
export function exceptionWords(rows: readonly CallRow[]): string {
  if (rows.length === 0) return '';
  const calls = Map.groupBy(rows, ({ outcome }) => outcome);
  const groups = [...calls].map(
    ([outcome, group]) => `${CALL_ENDS[outcome]} (${group.map(subject).join('; ')})`,
  );
  return `, except: ${groups.join(', ')}`;
}

function subject(row: CallRow): string {
  return `${row.name === null ? '' : `“${plainForeignText(row.name)}”`}${callName(row)}`;
}
