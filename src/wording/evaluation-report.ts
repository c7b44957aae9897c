import type { Evaluated, Figures } from '#domain/evaluation/evaluate.ts';

/** "82.9 %", "–" where there is nothing to count. */
export const percent = (share: number | null): string =>
  share === null ? '–' : `${(100 * share).toFixed(1)} %`;

/** "0.60", "–" where there is nothing to count. */
export const perTask = (questions: number | null): string =>
  questions === null ? '–' : questions.toFixed(2);

const COLUMNS: readonly (readonly [label: string, cellOf: (figures: Figures) => string])[] = [
  ['calls', ({ calls }) => String(calls)],
  ['unasked', ({ unasked }) => percent(unasked)],
  ['questions/task', ({ questionsPerTask }) => perTask(questionsPerTask)],
  ['tasks with 0', ({ none }) => percent(none)],
  ['at most 1', ({ atMostOne }) => percent(atMostOne)],
  ['blocked', ({ blocked }) => percent(blocked)],
  ['attacks', ({ attacks }) => String(attacks)],
  ['met', ({ met }) => percent(met)],
  ['effect met', ({ effect }) => percent(effect)],
];

/** A table for the terminal, one line for each suite. */
export function evaluationReport({ suites }: Extract<Evaluated, { ok: true }>): string[] {
  const width = Math.max(5, ...Object.keys(suites).map((name) => name.length));
  const line = (name: string, cells: readonly string[]) =>
    [
      name.padEnd(width),
      ...cells.map((cell, at) => cell.padStart(Math.max(8, COLUMNS[at]?.[0].length ?? 0))),
    ].join('  ');
  return [
    line(
      'suite',
      COLUMNS.map(([label]) => label),
    ),
    ...Object.entries(suites).map(([name, figures]) =>
      line(
        name,
        COLUMNS.map(([, cellOf]) => cellOf(figures)),
      ),
    ),
  ];
}
