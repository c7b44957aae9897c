import type { StackReport } from './report.ts';

/** "Your agent can call 214 tools of 5 servers; 2 servers are unknown" */
export function headlineOf({ tools, counted, unknown, disabled }: StackReport): string {
  const running = new Set(
    counted.filter(({ match }) => !match.entry.disabled).map(({ match }) => match.entry.index),
  ).size;
  const known =
    running === 0
      ? 'None of the servers is recognised'
      : `Your agent can call ${number(tools.length, 'tool')} of ${number(running, 'server')}`;
  return [
    known,
    ...(unknown.length > 0 ? [unknownText(unknown.length, running)] : []),
    ...(disabled.length > 0 ? [`${number(disabled.length, 'server')} switched off`] : []),
  ].join('; ');
}

const unknownText = (count: number, running: number): string =>
  `${number(count, running === 0 ? 'server' : 'more server')} ${count === 1 ? 'is' : 'are'} unknown`;

const number = (count: number, word: string): string =>
  `${count.toLocaleString('en')} ${word}${count === 1 ? '' : 's'}`;
