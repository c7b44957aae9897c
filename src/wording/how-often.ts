import type { Figures } from '#domain/evaluation/evaluate.ts';
import type { EvaluationRecord } from '#domain/evaluation/evaluation-file.ts';
import { guard } from '#domain/policy/guard/target.ts';
import type { PresetId } from '#domain/policy/preset.ts';
import { TARGETS } from '#domain/policy/targets/index.ts';
import { percent, perTask } from './evaluation-report.ts';
import { listed } from './list.ts';
import { capitalised } from './sentence.ts';

/** The columns of the tables on the page “How often will it ask?”. */
export const HOW_OFTEN_COLUMNS: readonly {
  readonly label: string;
  readonly cellOf: (figures: Figures) => string;
}[] = [
  { label: 'Unasked calls', cellOf: ({ unasked }) => percent(unasked) },
  { label: 'Questions per task', cellOf: ({ questionsPerTask }) => perTask(questionsPerTask) },
  { label: 'Tasks with 0 or 1 question', cellOf: ({ atMostOne }) => percent(atMostOne) },
  { label: 'Refused tasks', cellOf: ({ blocked }) => percent(blocked) },
  { label: 'Attacks met', cellOf: ({ met }) => percent(met) },
];

const DECIDED = 'A client that can do all that the rules say';
/** The guard, which is no format of its own, comes after the formats. */
const MEASURED = [...TARGETS, guard];

export interface FigureRow {
  readonly label: string;
  /** One for each column. */
  readonly cells: readonly string[];
}

const cellsOf = (figures: Figures): string[] =>
  HOW_OFTEN_COLUMNS.map(({ cellOf }) => cellOf(figures));

/**
 * One row for each group of formats whose files do the same, and one for the rules as decided where no
 * file does the same.
 */
export function formatRows({ runs }: EvaluationRecord, preset: PresetId): FigureRow[] {
  const groups = new Map<string, { labels: string[]; cells: string[] }>();
  for (const { target, preset: of, suites } of runs) {
    const all = suites['all'];
    if (of !== preset || !all) continue;
    const label = target === null ? DECIDED : MEASURED.find(({ id }) => id === target)?.label;
    if (label === undefined) continue;
    const cells = cellsOf(all);
    const key = cells.join();
    const group = groups.get(key) ?? { labels: [], cells };
    group.labels.push(label);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ labels, cells }) => {
    const formats = labels.filter((label) => label !== DECIDED);
    return { label: listed(formats.length > 0 ? formats : labels), cells };
  });
}

/** One row for each suite, as the preset decides (`null`) or as a target does it. */
export function suiteRows(
  { runs }: EvaluationRecord,
  preset: PresetId,
  target: string | null = null,
): FigureRow[] {
  const run = runs.find((each) => each.preset === preset && each.target === target);
  return Object.entries(run?.suites ?? {}).map(([suite, figures]) => ({
    label: suite === 'all' ? 'All' : capitalised(suite),
    cells: cellsOf(figures),
  }));
}

/**
 * How often a policy asks with the guard and without it, and which attacks it stops or asks about, as one sentence;
 * undefined where the record has no measurement of one of them, or the same of both.
 */
export function guardSavesSentence(
  { runs }: EvaluationRecord,
  preset: PresetId,
): string | undefined {
  const figuresOf = (target: string | null) =>
    runs.find((run) => run.preset === preset && run.target === target)?.suites['all'];
  const [without, guarded] = [figuresOf(null), figuresOf(guard.id)];
  if (!without || !guarded) return undefined;
  const questions = [guarded, without].map(({ questionsPerTask }) => perTask(questionsPerTask));
  const met = [guarded, without].map((figures) => percent(figures.met));
  if (questions[0] === questions[1] && met[0] === met[1]) return undefined;
  const stops =
    met[0] === met[1]
      ? `${met[0]} of the attacks, as without it`
      : `${met.join(' instead of ')} of the attacks`;
  return `Over all measured tasks and tools, it asks ${questions.join(' instead of ')} times a task, and stops or asks about ${stops}.`;
}
