import type { Effect, EffectCounts, ToolEffect } from '#domain/policy/effective.ts';
import { listed } from './list.ts';
import { limitList } from './rule.ts';

/** In a cell or a record: what a file does with a call of a tool. */
export const EFFECT_LABEL: Readonly<Record<Effect, string>> = {
  runs: 'runs',
  asks: 'asks',
  refused: 'refused',
};

/** The title of a column of numbers: "Tools that run". */
export const EFFECT_TITLE: Readonly<Record<Effect, string>> = {
  runs: 'Run',
  asks: 'Ask',
  refused: 'Are refused',
};

/**
 * "60 of 90 tools run (22 within limits), 24 ask, 6 are refused (2 instead of asking)": what the files
 * do, as a clause. Where there is none at all, that.
 */
export function effectCounts(counts: EffectCounts): string {
  const { all, runs, bounded, asks, refused, refusedForAsk, withoutFile } = counts;
  if (withoutFile > 0 && withoutFile === all) return 'no file can be made';
  const tools = all === 1 ? 'tool' : 'tools';
  const within = bounded > 0 ? ` (${number(bounded)} within limits)` : '';
  const instead = refusedForAsk > 0 ? ` (${number(refusedForAsk)} instead of asking)` : '';
  return [
    `${number(runs)} of ${number(all)} ${tools} ${verb(all === 1 ? 1 : runs, 'runs', 'run')}${within}`,
    ...(asks > 0 ? [`${number(asks)} ${verb(asks, 'asks', 'ask')}`] : []),
    ...(refused > 0
      ? [`${number(refused)} ${verb(refused, 'is refused', 'are refused')}${instead}`]
      : []),
    ...(withoutFile > 0
      ? [`${number(withoutFile)} ${verb(withoutFile, 'has no file', 'have no file')}`]
      : []),
  ].join(', ');
}

const number = (count: number): string => count.toLocaleString('en');

const verb = (count: number, one: string, many: string): string => (count === 1 ? one : many);

/** That presets give the very same file in a format: "In Codex, “Careful” and “Open” give …" */
export const sameFileSentence = (format: string, presets: readonly string[]): string =>
  `In ${format}, ${listed(presets.map((label) => `“${label}”`))} give the same file.`;

/** What a file does with a tool other than decided: "asks each time"; empty where it does the same. */
export function differenceWords({
  decided,
  enforced,
  effect,
  difference,
}: Pick<ToolEffect, 'decided' | 'enforced' | 'effect' | 'difference'>): string {
  if (!enforced || difference === undefined) return '';
  if (effect === 'refused') return 'refused';
  if (effect === 'asks') return 'asks each time';
  if (decided.decision !== 'allow') return 'runs without asking';
  if (difference === 'looser') return 'runs without the limit';
  return enforced.limits.length > 0
    ? `at most ${limitList(enforced.limits)}`
    : 'runs with fewer arguments';
}
