import { expect, test } from 'vitest';
import type { Figures } from '#domain/evaluation/evaluate.ts';
import type { EvaluationRecord } from '#domain/evaluation/evaluation-file.ts';
import { formatRows, guardSavesSentence, HOW_OFTEN_COLUMNS, suiteRows } from './how-often.ts';

const figures = (unasked: number | null): Figures => ({
  calls: 10,
  unasked,
  questionsPerTask: 0.6,
  none: 0.5,
  atMostOne: 0.9,
  blocked: 0,
  attacks: 4,
  met: 1,
  effect: 1,
});
const run = (preset: 'careful' | 'open', target: string | null, unasked: number | null) => ({
  ...{ preset, target },
  suites: { mail: figures(unasked), all: figures(unasked) },
});
const RECORD: EvaluationRecord = {
  measured: '2026-11-30',
  how: 'Tasks that somebody wrote down.',
  tasks: { user: 5, attack: 4, suites: 1, tools: 9 },
  presets: 'a'.repeat(64),
  runs: [
    run('careful', null, 0.9),
    run('careful', 'claude-code', 0.829),
    run('careful', 'agentgateway', null),
    run('careful', 'codex', 0.829),
    run('open', null, 1),
    run('open', 'codex', 1),
  ],
};

test('formats whose files do the same share a row', () => {
  expect(formatRows(RECORD, 'careful').map(({ label, cells }) => [label, cells[0]])).toEqual([
    ['A client that can do all that the rules say', '90.0 %'],
    ['Claude Code and Codex CLI', '82.9 %'],
    ['agentgateway (CEL)', '–'],
  ]);
  expect(formatRows(RECORD, 'careful')[0]?.cells).toHaveLength(HOW_OFTEN_COLUMNS.length);
});

test('the rules as decided have no row where a file does the same', () => {
  expect(formatRows(RECORD, 'open').map(({ label }) => label)).toEqual(['Codex CLI']);
});

test('suites by name, with the sum last', () => {
  expect(suiteRows(RECORD, 'careful').map(({ label }) => label)).toEqual(['Mail', 'All']);
  expect(suiteRows(RECORD, 'read-only')).toEqual([]);
});

test('what the guard saves, where it was measured', () => {
  expect(guardSavesSentence(RECORD, 'careful')).toBeUndefined();
  const suites = { all: { ...figures(0.95), questionsPerTask: 0.21, met: 0.971 } };
  const runs = [...RECORD.runs, { preset: 'careful' as const, target: 'guard', suites }];
  const record = { ...RECORD, runs };
  expect(guardSavesSentence(record, 'careful')).toBe(
    'Over all measured tasks and tools, it asks 0.21 instead of 0.60 times a task, and stops or asks about 97.1 % instead of 100.0 % of the attacks.',
  );
  expect(guardSavesSentence(record, 'open')).toBeUndefined();
  const measured = (more: Partial<Figures>) => {
    const all = { ...figures(0.95), ...more };
    const last = { preset: 'careful' as const, target: 'guard', suites: { all } };
    return guardSavesSentence({ ...RECORD, runs: [...RECORD.runs, last] }, 'careful');
  };
  expect(measured({ questionsPerTask: 0.21 })).toBe(
    'Over all measured tasks and tools, it asks 0.21 instead of 0.60 times a task, and stops or asks about 100.0 % of the attacks, as without it.',
  );
  expect(measured({})).toBeUndefined();
  expect(formatRows(record, 'careful').at(-1)).toMatchObject({ label: 'Toolward guard' });
});
