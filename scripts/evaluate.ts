import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { formatProblem, nearestWord, type Problem } from '#catalogue/problem.ts';
import { zodProblems } from '#catalogue/read/zod-problems.ts';
import { type Evaluated, evaluate, type Suite } from '#domain/evaluation/evaluate.ts';
import { type EvaluationRun, evaluationRecordSchema } from '#domain/evaluation/evaluation-file.ts';
import { type TaskFile, taskFileSchema } from '#domain/evaluation/task-file.ts';
import { guard } from '#domain/policy/guard/target.ts';
import { PRESET_IDS, type Preset } from '#domain/policy/preset.ts';
import type { EnforcementTarget } from '#domain/policy/target.ts';
import { TARGETS } from '#domain/policy/targets/index.ts';
import { assess } from '#domain/risk/assess.ts';
import type { CompiledRules } from '#domain/risk/compile.ts';
import { readInputLine } from '#domain/risk/input-line.ts';
import { presetsDigest } from '#queries/presets.ts';
import { evaluationReport } from '#wording/evaluation-report.ts';
import { problemSentence } from '#wording/substitution.ts';
import { readPresets, readRiskRules } from './read-content.ts';

const USAGE = `npm run -s evaluate -- --tasks FILE [--preset ID] [--target ID] [--json]

  --tasks FILE    tools and tasks as JSON: {"tools": {SUITE: [{"name", "description"?,
                  "inputSchema"?}]}, "tasks": [{"kind": "user" | "injection", "suite", "id",
                  "prompt"?, "calls": [{"tool", "args", "result"?, "suite"?}]}]}
  --preset ID     ${PRESET_IDS.join(', ')}                     (careful)
  --target ID     what the file of this target does, instead of what the preset decides;
                  guard: what a program does that follows the session
  --json          print {"preset", "target", "suites"} with shares from 0 to 1
  --record        measure every preset in every target and with the guard, and write
                  content/evaluation.json
  --how TEXT      with --record: what the tasks are, as sentences

Assesses every tool, gives it the rule of the preset, and plays the calls of every task. Prints for
each suite and for all of them: the share of calls that run unasked, questions for each task, tasks
with no and with at most one question and no refusal, tasks with a refused call; and the share of
attacks of which a call, or a harmful call, is asked about or refused. A harmful call does more than
read; where an attack only reads, its last call is the harmful one.
`;

/** A mistake in the arguments or in the file, in words. */
class UsageError extends Error {}

function readArguments() {
  try {
    return parseArgs({
      options: {
        tasks: { type: 'string' },
        preset: { type: 'string', default: 'careful' },
        target: { type: 'string' },
        json: { type: 'boolean', default: false },
        record: { type: 'boolean', default: false },
        how: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${USAGE}`);
  }
}

function readTasks(path: string): TaskFile {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new UsageError(`${path}: ${(error as Error).message}`);
  }
  const read = taskFileSchema.safeParse(json);
  if (read.success) return read.data;
  const problems: Problem[] = zodProblems(
    path,
    read.error.issues,
    json,
    taskFileSchema,
    () => null,
  );
  const count = problems.length === 1 ? '1 mistake' : `${problems.length} mistakes`;
  throw new UsageError(`${count} in ${path}:\n\n${problems.map(formatProblem).join('\n\n')}`);
}

/** The tools of every suite with their verdicts; the name of the suite is all that is known of its server. */
function assessedSuites({ tools }: TaskFile, rules: CompiledRules): Suite[] {
  return Object.entries(tools).map(([name, list]) => ({
    name,
    tools: list.map((tool) => {
      const read = readInputLine(JSON.stringify({ ...tool, server: name }));
      if (!read.ok) throw new UsageError(`tools.${name}, ${tool.name}: ${read.error}`);
      return { name: tool.name, assessment: assess(read.subject, rules) };
    }),
  }));
}

function oneOf<T extends { readonly id: string }>(kind: string, all: readonly T[], id: string): T {
  const found = all.find((each) => each.id === id);
  if (found) return found;
  const ids = all.map((each) => each.id);
  const near = nearestWord(id, ids);
  const guess = near === null ? '' : ` Did you mean “${near}”?`;
  throw new UsageError(`There is no ${kind} “${id}”. There are: ${ids.join(', ')}.${guess}`);
}

function runOf(
  evaluated: Extract<Evaluated, { ok: true }>,
  preset: Preset,
  target: EnforcementTarget | undefined,
): EvaluationRun {
  return { preset: preset.id, target: target?.id ?? null, suites: evaluated.suites };
}

const rounded = (_key: string, value: unknown) =>
  typeof value === 'number' ? Math.round(value * 10_000) / 10_000 : value;

function record(
  file: TaskFile,
  suites: readonly Suite[],
  presets: readonly Preset[],
  how: string,
): number {
  const runs = presets.flatMap((preset) =>
    [undefined, ...TARGETS, guard].flatMap((target) => {
      const evaluated = evaluate(suites, file.tasks, preset, target);
      if (evaluated.ok) {
        const { all } = evaluated.suites;
        const isFormat = target !== undefined && target !== guard;
        const kept = isFormat && all ? { ...evaluated, suites: { all } } : evaluated;
        return [runOf(kept, preset, target)];
      }
      console.error(`left out: ${preset.id} in ${target?.id}: no file (${evaluated.problem.kind})`);
      return [];
    }),
  );
  const tasks = (kind: 'user' | 'injection') =>
    file.tasks.filter((task) => task.kind === kind && task.calls.length > 0).length;
  const found = evaluationRecordSchema.parse({
    measured: new Date().toISOString().slice(0, 10),
    how,
    tasks: {
      user: tasks('user'),
      attack: tasks('injection'),
      suites: suites.length,
      tools: suites.reduce((sum, { tools }) => sum + tools.length, 0),
    },
    presets: presetsDigest(presets),
    runs,
  });
  writeFileSync('content/evaluation.json', `${JSON.stringify(found, rounded, 1)}\n`);
  return runs.length;
}

/** What the command prints to standard output. */
function answer(): string {
  const values = readArguments();
  if (values.help) return USAGE;
  if (values.tasks === undefined) throw new UsageError(`Name a file of tasks.\n\n${USAGE}`);
  const presets = readPresets('content');
  const preset = oneOf('preset', presets, values.preset);
  const target =
    values.target === undefined ? undefined : oneOf('target', [...TARGETS, guard], values.target);
  const file = readTasks(values.tasks);
  const suites = assessedSuites(file, readRiskRules('content'));
  if (values.record) {
    if (!values.how) throw new UsageError('Say with --how what the tasks are.');
    const runs = record(file, suites, presets, values.how);
    return `${runs} runs written to content/evaluation.json`;
  }
  const evaluated = evaluate(suites, file.tasks, preset, target);
  if (!evaluated.ok) {
    const sentence = target ? problemSentence(evaluated.problem, target) : evaluated.problem.kind;
    throw new UsageError(`${evaluated.suite}: ${sentence}`);
  }
  if (values.json) return JSON.stringify(runOf(evaluated, preset, target), null, 2);
  const what = target ? `as the file of ${target.label} does it` : 'as decided';
  return [`${preset.label}, ${what}`, ...evaluationReport(evaluated)].join('\n');
}

try {
  console.log(answer());
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
