import type { ExtraFile, TrapRun } from './proof-run.ts';
import { call, github } from './trap.ts';

type Expected = TrapRun['calls'][number]['expected'];

/** Tools of the server `github`: one each that a policy allows, asks about, refuses and does not list. */
export const FOUR = {
  allowed: 'list_issues',
  asked: 'create_issue',
  refused: 'delete_repository',
  unlisted: 'added_later',
} as const;
const NAMES = Object.values(FOUR);

export const fourTools = github(...NAMES);

/** The four calls and their outcomes, in the order allowed, asked, refused, unlisted. */
export const fourCalls = (...outcomes: readonly [Expected, Expected, Expected, Expected]) =>
  outcomes.map((outcome, index) => call(NAMES[index] ?? '', outcome));

export const inProject = (path: string, text: string): ExtraFile => ({ in: 'project', path, text });
export const inHome = (path: string, text: string): ExtraFile => ({ in: 'home', path, text });
export const inSystem = (path: string, text: string): ExtraFile => ({ in: 'system', path, text });
