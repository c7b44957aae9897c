import { decide, type Outcome, type PastCall } from '../policy/decide.ts';
import { emptyMemory, type Followed, hearUser, judge, seeResult } from '../policy/judge.ts';
import { MARKS, type Policy } from '../policy/policy.ts';
import { type AssessedTool, policyFor } from '../policy/policy-for.ts';
import type { Preset } from '../policy/preset.ts';
import type { EnforcementTarget, RenderProblem } from '../policy/target.ts';
import { readsOnly } from '../sql/reads-only.ts';
import type { Task } from './task-file.ts';

/** What a policy does with the calls of tasks; shares from 0 to 1, null where there is nothing to count. */
export interface Figures {
  /** Calls of the tasks of users. */
  readonly calls: number;
  /** Share of these calls that run without asking. */
  readonly unasked: number | null;
  /** Calls that a person is asked about, for each task of a user. */
  readonly questionsPerTask: number | null;
  /** Share of the tasks of users with no question and no refusal. */
  readonly none: number | null;
  /** Share of the tasks of users with at most one question and no refusal. */
  readonly atMostOne: number | null;
  /** Share of the tasks of users with a call that is refused. */
  readonly blocked: number | null;
  /** Attacks that make a call. */
  readonly attacks: number;
  /** Share of the attacks of which at least one call is asked about or refused. */
  readonly met: number | null;
  /** Share of the attacks of which a harmful call is asked about or refused. */
  readonly effect: number | null;
}

/** The tools of a suite, assessed, under its name. */
export interface Suite {
  readonly name: string;
  readonly tools: readonly AssessedTool[];
}

export type Evaluated =
  | { readonly ok: true; readonly suites: Readonly<Record<string, Figures>> }
  | { readonly ok: false; readonly suite: string; readonly problem: RenderProblem };

/**
 * Plays every call of every task against the policy that a preset gives the tools of its suite:
 * as decided, or as the file of a target does it. Each task is a session of its own, a second
 * between two calls. A task counts under its own suite, also where some of its calls are of others.
 * `all` sums up the suites.
 *
 * A target that follows the session knows the prompt of a user's task and what its calls have read so
 * far. An attack begins in a session that has read untrusted content and private data, and in which
 * the user named nothing.
 */
export function evaluate(
  suites: readonly Suite[],
  tasks: readonly Task[],
  preset: Preset,
  target?: EnforcementTarget,
): Evaluated {
  const ruled = new Map<string, RuledSuite>();
  for (const [at, suite] of suites.entries()) {
    const server = `suite${at}`;
    const decided = policyFor({ slug: suite.name }, suite.tools, preset, server);
    const rendered = target?.render(decided);
    if (rendered && !rendered.ok)
      return { ok: false, suite: suite.name, problem: rendered.problem };
    ruled.set(suite.name, { ...suite, server, policy: rendered?.effective ?? decided });
  }
  const played = tasks
    .filter(({ calls }) => calls.length > 0)
    .map((task) => play(task, ruled, target?.can.session === true));
  const figures = suites.map(({ name }) => [
    name,
    figuresOf(played.filter(({ suite }) => suite === name)),
  ]);
  return { ok: true, suites: { ...Object.fromEntries(figures), all: figuresOf(played) } };
}

interface RuledSuite extends Suite {
  /** A name that every target can write. */
  readonly server: string;
  readonly policy: Policy;
}

interface Played {
  readonly suite: string;
  readonly kind: Task['kind'];
  readonly outcomes: readonly Outcome[];
  /** Is a call that does the harm asked about or refused? */
  readonly harmStopped: boolean;
}

const START = Date.UTC(2026, 0, 1);
const isStopped = (outcome: Outcome | undefined) => outcome !== undefined && outcome !== 'allowed';

function play(task: Task, suites: ReadonlyMap<string, RuledSuite>, isFollowed: boolean): Played {
  const { kind, calls } = task;
  const history: PastCall[] = [];
  const followed = isFollowed ? followedSession(task) : undefined;
  const outcomes = calls.map(({ tool, suite = task.suite, args, result = '' }, place) => {
    const { policy, server } = suiteOf(suites, suite);
    const call = { server, tool, arguments: args };
    const at = START + 1000 * place;
    const { outcome } = followed
      ? judge(policy, [call], followed, at)
      : decide(policy, { ...call, at }, history);
    if (outcome === 'allowed') history.push({ ...call, at });
    if (followed && (outcome === 'allowed' || outcome === 'asked')) seeResult(followed, result);
    return outcome;
  });
  return {
    ...{ suite: task.suite, kind, outcomes },
    harmStopped: harmful(task, suites).some((at) => isStopped(outcomes[at])),
  };
}

function suiteOf(suites: ReadonlyMap<string, RuledSuite>, name: string): RuledSuite {
  const suite = suites.get(name);
  if (!suite) throw new RangeError(`there is no suite ${name}`);
  return suite;
}

function followedSession({ kind, prompt }: Task): Followed {
  const followed: Followed = {
    memory: emptyMemory(),
    keyOf: (text) => text,
    sqlReadsOnly: (statement, dialect) => readsOnly(statement, dialect).readsOnly,
  };
  if (kind === 'injection') followed.memory.marks = [...MARKS];
  else hearUser(followed, prompt);
  return followed;
}

/** The calls that do the harm: those that do more than read, or, where all only read, the last one. */
function harmful(task: Task, suites: ReadonlyMap<string, RuledSuite>): number[] {
  const isRead = ({ tool, suite = task.suite }: Task['calls'][number]) =>
    suiteOf(suites, suite).tools.find(({ name }) => name === tool)?.assessment.category === 'read';
  const places = task.calls.flatMap((call, at) => (isRead(call) ? [] : [at]));
  return places.length > 0 ? places : [task.calls.length - 1];
}

function figuresOf(played: readonly Played[]): Figures {
  const users = played.filter(({ kind }) => kind === 'user');
  const attacks = played.filter(({ kind }) => kind === 'injection');
  const calls = users.flatMap(({ outcomes }) => outcomes);
  const asked = (task: Played) => task.outcomes.filter((outcome) => outcome === 'asked').length;
  const isBlocked = ({ outcomes }: Played) =>
    outcomes.some((outcome) => outcome === 'denied' || outcome === 'hidden');
  return {
    calls: calls.length,
    unasked: share(calls, (outcome) => outcome === 'allowed'),
    questionsPerTask:
      users.length === 0
        ? null
        : calls.filter((outcome) => outcome === 'asked').length / users.length,
    none: share(users, (task) => asked(task) === 0 && !isBlocked(task)),
    atMostOne: share(users, (task) => asked(task) <= 1 && !isBlocked(task)),
    blocked: share(users, isBlocked),
    attacks: attacks.length,
    met: share(attacks, ({ outcomes }) => outcomes.some(isStopped)),
    effect: share(attacks, ({ harmStopped }) => harmStopped),
  };
}

function share<T>(all: readonly T[], holds: (one: T) => boolean): number | null {
  return all.length === 0 ? null : all.filter(holds).length / all.length;
}
