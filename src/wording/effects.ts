import type { Effect, EffectCounts } from '#domain/policy/effective.ts';
import { listed } from './list.ts';

/** In a table or beside a name: what a file does with a call of a tool. */
export const EFFECT_LABEL: Readonly<Record<Effect, string>> = {
  runs: 'Runs',
  asks: 'Asks',
  refused: 'Refused',
};

/**
 * "60 of 90 tools run (22 within limits), 24 ask, 6 are refused": what a file does, as a clause. Of
 * nothing but `withoutFile`, that there is no file.
 */
export function effectCounts(counts: EffectCounts): string {
  const { all, runs, bounded, asks, refused, withoutFile } = counts;
  const tools = all === 1 ? 'tool' : 'tools';
  const within = bounded > 0 ? ` (${number(bounded)} within limits)` : '';
  return [
    `${number(runs)} of ${number(all)} ${tools} ${verb(runs, 'runs', 'run')}${within}`,
    ...(asks > 0 ? [`${number(asks)} ${verb(asks, 'asks', 'ask')}`] : []),
    ...(refused > 0 ? [`${number(refused)} ${verb(refused, 'is refused', 'are refused')}`] : []),
    ...(withoutFile > 0
      ? [`${number(withoutFile)} ${verb(withoutFile, 'has no file', 'have no file')}`]
      : []),
  ].join(', ');
}

const number = (count: number): string => count.toLocaleString('en');

const verb = (count: number, one: string, many: string): string => (count === 1 ? one : many);

/** That other presets give the very same file in this format; empty where none does. */
export function sameFileSentence(format: string, presets: readonly string[]): string {
  if (presets.length === 0) return '';
  const names = listed(presets.map((label) => `“${label}”`));
  return `In ${format}, ${names} ${verb(presets.length, 'gives', 'give')} the same file.`;
}
