import type { GuardChange, GuardCounts } from '#domain/policy/guard/changes.ts';
import { listed } from './list.ts';
import { READ } from './rule.ts';
import { capitalised, counted } from './sentence.ts';

const UNTRUSTED = READ['untrusted-content'];
const number = (count: number): string => count.toLocaleString('en');

/** "runs until the session has read private data": what the guard changes about one tool, in its row. */
export function guardChangeWords(change: GuardChange): string {
  switch (change.kind) {
    case 'runs-until':
      return `runs until the session has read ${listed(change.read.map((mark) => READ[mark]))}`;
    case 'runs-with-arguments':
      return 'its arguments decide';
    case 'asks-after':
      return `can ask after the session has read ${listed(change.read.map((mark) => READ[mark]))}`;
    case 'asks-for-arguments':
      return 'asks about some arguments';
  }
}

/**
 * What the guard changes about the tools of a policy, as sentences: "9 of the 14 tools that otherwise
 * ask run without asking until the session has read …". None where it changes nothing.
 */
export function guardCountSentences(counts: GuardCounts): string[] {
  const { runsUntil, runsWithArguments, asksAfter, asksForArguments, limited } = counts;
  const asks =
    counts.asks === 1
      ? 'the tool that otherwise asks'
      : `the ${number(counts.asks)} tools that otherwise ask`;
  const until = `until the session has read ${UNTRUSTED}`;
  const sentences: string[] = [];
  const verb = (count: number) => (count === 1 ? 'runs' : 'run');
  if (runsUntil > 0) {
    const tools = runsUntil === counts.asks ? asks : `${number(runsUntil)} of ${asks}`;
    const others =
      runsWithArguments > 0 ? `; for ${number(runsWithArguments)} more, the arguments decide` : '';
    sentences.push(`${tools} ${verb(runsUntil)} without asking ${until}${others}.`);
  } else if (runsWithArguments > 0) {
    const tools =
      runsWithArguments === counts.asks ? asks : `${number(runsWithArguments)} of ${asks}`;
    sentences.push(`for ${tools}, the arguments decide.`);
  }
  if (asksAfter > 0) {
    const tools = `${counted(asksAfter, 'tool')} that ${verb(asksAfter)} without asking`;
    const read = runsUntil > 0 ? 'such content' : UNTRUSTED;
    sentences.push(`${tools} can ask after ${read} was read.`);
  }
  if (asksForArguments > 0) {
    const tools = `${counted(asksForArguments, 'tool')} that ${verb(asksForArguments)} without asking`;
    sentences.push(`for ${tools}, it asks about some arguments.`);
  }
  if (limited > 0)
    sentences.push(`It counts the calls of ${counted(limited, 'tool')} with a limit.`);
  return sentences.map(capitalised);
}
