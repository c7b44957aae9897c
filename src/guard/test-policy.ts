import { readFileSync } from 'node:fs';
import { own } from '#domain/own-value.ts';
import { OUTCOMES, type Outcome } from '#domain/policy/decide.ts';
import type { Policy, ServerPolicy } from '#domain/policy/policy.ts';
import { ruleOf } from '#domain/policy/rule-of.ts';
import { MARKS, type Mark } from '#domain/policy/vocabulary.ts';
import { becauseSentence } from '#wording/rule.ts';
import { counted } from '#wording/sentence.ts';
import { complain, readArguments, reporting } from './arguments.ts';
import { policyIn } from './policy-file.ts';
import { judgeTried, readOutcome, readTriedCall, type TriedCall } from './tried-call.ts';

export const TEST_USAGE = 'test [--json] [--expect FILE]';

interface Row {
  readonly server: string;
  /** Undefined for all tools that the policy does not list. */
  readonly tool: string | undefined;
  /** After nothing, after untrusted content, and after private data too. */
  readonly outcomes: readonly Outcome[];
  /** True where other arguments can end otherwise. */
  readonly depends: boolean;
}

const SESSIONS: readonly (readonly Mark[])[] = [[], ['untrusted-content'], MARKS];
const HEADS = ['at first', 'after untrusted content', 'after private data too'];
const WORD: Readonly<Record<Outcome, string>> = {
  allowed: 'runs',
  asked: 'asks',
  denied: 'refuses',
  hidden: 'hides',
};

/** Prints how calls of all tools of the policy end, or compares calls with what a team expects of them. */
export const test = reporting(async (args, { policyFile }) => {
  const given = readArguments(args, { values: { expect: null }, flags: ['json'] });
  if (Array.isArray(given)) return complain(given, TEST_USAGE);
  const policy = await policyIn(policyFile);
  const { expect } = given.values;
  if (expect !== undefined) return compare(policy, expect);
  const rows = await rowsOf(policy);
  console.log(given.flags.has('json') ? jsonLines(rows) : table(rows));
  return 0;
});

async function rowsOf(policy: Policy): Promise<Row[]> {
  const rows: Row[] = [];
  for (const server of policy.servers) {
    for (const tool of [...Object.keys(server.tools), undefined])
      rows.push(await rowOf(policy, server, tool));
  }
  return rows;
}

async function rowOf(policy: Policy, server: ServerPolicy, tool: string | undefined): Promise<Row> {
  const rule = tool === undefined ? undefined : ruleOf(server, tool);
  const outcomes: Outcome[] = [];
  for (const after of SESSIONS) {
    const call = { ...NO_SESSION, server: server.as, tool: tool ?? unlistedName(server), after };
    outcomes.push((await judgeTried(policy, call)).outcome);
  }
  const depends =
    (rule?.conditions ?? []).length > 0 ||
    (rule?.cases ?? []).some(({ when }) => (when.arguments ?? []).length > 0);
  return { server: server.as, tool, outcomes, depends };
}

const NO_SESSION: Pick<TriedCall, 'arguments' | 'prompt' | 'seen'> = {
  arguments: {},
  prompt: [],
  seen: [],
};

function unlistedName(server: ServerPolicy): string {
  let name = 'unlisted';
  while (ruleOf(server, name)) name += '?';
  return name;
}

/** The same form as `--expect` reads. */
function jsonLines(rows: readonly Row[]): string {
  return rows
    .flatMap(({ server, tool, outcomes }) =>
      tool === undefined
        ? []
        : SESSIONS.map((after, at) =>
            JSON.stringify({ server, tool, after, outcome: outcomes[at] }),
          ),
    )
    .join('\n');
}

function table(rows: readonly Row[]): string {
  const cells = rows.map(({ server, tool, outcomes, depends }) => ({
    server,
    line: [
      (tool ?? '(any other tool)') + (depends ? ' *' : ''),
      ...outcomes.map((outcome) => WORD[outcome]),
    ],
  }));
  const widths = ['', ...HEADS].map((head, column) =>
    Math.max(head.length, ...cells.map(({ line }) => line[column]?.length ?? 0)),
  );
  const written = (line: readonly string[]) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const servers = [...new Set(rows.map(({ server }) => server))];
  const parts = servers.map((server) =>
    [
      written([server, ...HEADS]),
      ...cells.filter((each) => each.server === server).map(({ line }) => written(line)),
    ].join('\n'),
  );
  const counts = HEADS.map((head, at) => `${head}: ${countsOf(rows, at)}`);
  const note = rows.some(({ depends }) => depends)
    ? ['* depends on the arguments, of which there are none here: see explain.']
    : [];
  return [...parts, [...note, ...counts].join('\n')].join('\n\n');
}

function countsOf(rows: readonly Row[], at: number): string {
  const listed = rows.filter(({ tool }) => tool !== undefined);
  return OUTCOMES.flatMap((outcome) => {
    const count = listed.filter(({ outcomes }) => outcomes[at] === outcome).length;
    return count === 0 ? [] : [`${WORD[outcome]} ${counted(count, 'tool')}`];
  }).join(', ');
}

/** Compares the calls of a file of JSON lines with how they end. */
async function compare(policy: Policy, file: string): Promise<number> {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .map((line, at) => ({ line, at }));
  const calls = lines.filter(({ line }) => line.trim() !== '');
  let right = 0;
  for (const { line, at } of calls) {
    const problems = await problemsOf(policy, line);
    for (const problem of problems) console.log(`${file}:${at + 1}: ${problem}`);
    if (problems.length === 0) right += 1;
  }
  console.log(`${right} of ${counted(calls.length, 'call')} ended as expected.`);
  return right === calls.length && right > 0 ? 0 : 1;
}

async function problemsOf(policy: Policy, line: string): Promise<string[]> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return ['It is not JSON.'];
  }
  const tried = readTriedCall(value, policy, ['outcome']);
  const expected = readOutcome(own(value, 'outcome'));
  if (Array.isArray(tried) || typeof expected === 'string')
    return [tried, expected].flat().filter((each) => typeof each === 'string');
  const { outcome, because } = await judgeTried(policy, tried);
  if (outcome === expected.outcome) return [];
  const what = `${tried.tool} of ${tried.server} is ${outcome}, expected ${expected.outcome}.`;
  return [`${what} ${becauseSentence(because)}`];
}
