import { decide, type Outcome, type PastCall } from '../../src/domain/policy/decide.ts';
import type { Mark, Policy } from '../../src/domain/policy/policy.ts';
import { marksOf, type Session } from '../../src/domain/policy/session.ts';
import { addressesIn, phraseOf, phrasesOf } from '../../src/domain/policy/user-words.ts';
import { readsOnly } from '../../src/domain/sql/reads-only.ts';
import {
  callsOf,
  type GuardCall,
  type GuardedClient,
  type GuardRun,
  type GuardSetting,
  isOwn,
} from './guard-run.ts';

/** What has to happen to a call. */
export interface Wanted {
  readonly outcome: Outcome;
  /** What the client’s own rules would do without the guard. */
  readonly floor: Outcome;
}

/**
 * What `decide` says of each call of a session, told the session as it goes on. This follows it by
 * itself, not with the code that the guard uses.
 */
export function decided(run: GuardRun, hearsUser: boolean): Outcome[] {
  const { policy } = run;
  const phrases = new Set<string>();
  const addresses = new Set<string>();
  const marks = new Set<Mark>();
  const history: PastCall[] = [];
  const session: Session = {
    marks,
    isNamed(value) {
      const phrase = phraseOf(value);
      return phrase !== undefined && phrases.has(phrase);
    },
    isSeen: (address) => addresses.has(address),
    sqlReadsOnly: (statement, dialect) => readsOnly(statement, dialect).readsOnly,
  };
  let at = Date.UTC(2026, 0, 1);
  return run.steps.flatMap(({ says, calls }) => {
    // A wrapper by itself hears no prompt.
    for (const phrase of hearsUser ? phrasesOf(says) : []) phrases.add(phrase);
    return calls.flatMap((call) => {
      if (isOwn(call)) {
        for (const mark of call.brings) marks.add(mark);
        return [];
      }
      at += 1;
      const asked = { server: call.server, tool: call.tool, arguments: call.arguments ?? {}, at };
      const { outcome } = decide(policy, asked, history, session);
      const runs = outcome === 'allowed' || (outcome === 'asked' && run.person === 'yes');
      if (runs) {
        history.push({ server: call.server, tool: call.tool, at });
        for (const mark of marksOf(policy, call)) marks.add(mark);
        for (const address of addressesIn(resultOf(run, call))) addresses.add(address);
      }
      return outcome;
    });
  });
}

function resultOf({ servers }: GuardRun, { server, tool }: GuardCall): string {
  return servers.find(({ as }) => as === server)?.results?.[tool] ?? '';
}

/**
 * What has to happen to each call in a setting. `floor` is the policy that the client’s own file
 * enforces; undefined where there is none, and everything may run that the guard does not stop.
 */
export function wanted(
  run: GuardRun,
  setting: GuardSetting,
  floor: Policy | undefined,
  { asksByRule }: Pick<GuardedClient, 'asksByRule'>,
): Wanted[] {
  const guarded = decided(run, setting.layer !== 'wrapper');
  const asQuestion = (outcome: Outcome) =>
    outcome === 'asked' ? (setting.question ?? 'asked') : outcome;
  return callsOf(run).map((call, place) => {
    const { server, tool } = call;
    const asked = { server, tool, arguments: call.arguments ?? {}, at: 0 };
    const own = floor ? decide(floor, asked, []).outcome : 'allowed';
    const below = setting.floor?.(own, call) ?? own;
    const above = guarded[place] ?? 'denied';
    const cannotAsk = asksByRule && setting.layer === 'hook' && above === 'asked';
    const outcome = together(setting, below, cannotAsk && own === 'allowed' ? 'denied' : above);
    return { outcome: asQuestion(outcome), floor: asQuestion(below) };
  });
}

function together(
  { layer, worth, keepsQuestions, refusesQuestions }: GuardSetting,
  below: Outcome,
  above: Outcome,
): Outcome {
  if (worth === 'floor' || refused(below)) return below;
  // The client asks before the call gets to a wrapper, and the person says no.
  if (layer === 'wrapper' && below === 'asked') return below;
  if (worth === 'refuses' || (refusesQuestions && above === 'asked')) return 'denied';
  return keepsQuestions && above === 'allowed' ? below : above;
}

const refused = (outcome: Outcome) => outcome === 'denied' || outcome === 'hidden';
