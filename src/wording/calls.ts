import type { CallRow, TriedCall } from '#domain/policy/call-table.ts';
import { plainForeignText } from '#domain/upstream-text.ts';
import { CALL_ENDS, conditionClause } from './rule.ts';
import { capitalised } from './sentence.ts';

const ORDINAL = new Intl.PluralRules('en', { type: 'ordinal' });
const SUFFIX = { one: 'st', two: 'nd', few: 'rd', other: 'th', zero: 'th', many: 'th' } as const;

/** "1st", "22nd", "1,801st" */
export function ordinal(number: number): string {
  return `${number.toLocaleString('en')}${SUFFIX[ORDINAL.select(number)]}`;
}

/** What is called and how, after the tool's name; empty for a call that the name alone tells. */
function manner(call: TriedCall): string {
  switch (call.kind) {
    case 'tool':
      return '';
    case 'good-arguments':
      return 'with arguments as the rule wants them';
    case 'bad-argument':
      return `where it is not true that ${conditionClause(call.condition)}`;
    case 'beyond-limit':
      return `the ${ordinal(call.limit.max + 1)} call in one ${call.limit.per}`;
    case 'listed-neighbour':
      return 'another listed tool';
    case 'unlisted-neighbour':
      return 'which the file does not list';
    case 'later-tool':
      return 'a tool added later';
    case 'later-read-only':
      return 'a tool added later that its server marks as read-only';
  }
}

/**
 * What follows the tool's name: ", the 31st call in one hour". Where the row shows no name, what the
 * call is called instead: "this tool with arguments as the rule wants them".
 */
export function callPhrase({ name, call }: Pick<CallRow, 'name' | 'call'>): string {
  const words = manner(call);
  if (name !== null) return words === '' ? '' : `, ${words}`;
  if (call.kind === 'tool') return 'this tool, whatever its arguments';
  const isOwn = call.kind === 'good-arguments' || call.kind === 'bad-argument';
  return isOwn ? `this tool ${words}` : words;
}

/** The call in a table that names the tool beside it: "A call", "The 31st call in one hour". */
export function callTitle(call: TriedCall): string {
  switch (call.kind) {
    case 'tool':
      return 'A call';
    case 'good-arguments':
    case 'bad-argument':
      return `A call ${manner(call)}`;
    case 'unlisted-neighbour':
      return 'A tool that the file does not list';
    default: {
      const words = manner(call);
      return capitalised(words);
    }
  }
}

/** ", except: a person is asked (this tool; the 31st call in one hour)"; empty where there are none. */
export function exceptionPhrase(rows: readonly CallRow[]): string {
  if (rows.length === 0) return '';
  const calls = Map.groupBy(rows, ({ outcome }) => outcome);
  const groups = [...calls].map(
    ([outcome, group]) => `${CALL_ENDS[outcome]} (${group.map(subject).join('; ')})`,
  );
  return `, except: ${groups.join(', ')}`;
}

function subject(row: CallRow): string {
  return `${row.name === null ? '' : `“${plainForeignText(row.name)}”`}${callPhrase(row)}`;
}
