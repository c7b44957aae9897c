import { decide, type Outcome, type PastCall } from '../policy/decide.ts';
import { MARKS, type Mark, type Policy } from '../policy/policy.ts';
import { type AssessedTool, policyFor } from '../policy/policy-for.ts';
import type { Preset } from '../policy/preset.ts';
import { marksOf, type Session } from '../policy/session.ts';
import type { EnforcementTarget, RenderProblem } from '../policy/target.ts';
import { addressesIn, phraseOf, phrasesOf } from '../policy/user-words.ts';
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
  for (const suite of suites) {
    const decided = policyFor({ slug: suite.name }, suite.tools, preset, SERVER);
    const rendered = target?.render(decided);
    if (rendered && !rendered.ok)
      return { ok: false, suite: suite.name, problem: rendered.problem };
    ruled.set(suite.name, { ...suite, policy: rendered?.effective ?? decided });
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
  readonly policy: Policy;
}

/** A name that every target can write. */
const SERVER = 'suite';

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
  const history = new Map<string, PastCall[]>();
  const followed = followedSession(task);
  const outcomes = calls.map(({ tool, suite = task.suite, args, result = '' }, at) => {
    const { policy } = suiteOf(suites, suite);
    const past = history.get(suite) ?? [];
    const call = { server: SERVER, tool, arguments: args, at: START + 1000 * at };
    const { outcome } = decide(policy, call, past, isFollowed ? followed.session : undefined);
    if (outcome === 'allowed') history.set(suite, [...past, call]);
    if (outcome === 'allowed' || outcome === 'asked') followed.read(marksOf(policy, call), result);
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

function followedSession({ kind, prompt }: Task) {
  const isAttack = kind === 'injection';
  const marks = new Set<Mark>(isAttack ? MARKS : []);
  const named = phrasesOf(isAttack ? '' : prompt);
  const seen = new Set<string>();
  const session: Session = {
    marks,
    isNamed: (value) => named.has(phraseOf(value) ?? ''),
    isSeen: (address) => seen.has(address),
    sqlReadsOnly: (statement, dialect) => readsOnly(statement, dialect).readsOnly,
  };
  const read = (brought: readonly Mark[], result: string) => {
    for (const mark of brought) marks.add(mark);
    for (const address of addressesIn(result)) seen.add(address);
  };
  return { session, read };
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
