import type { Because, Judgement } from '../policy/decide.ts';
import { emptyMemory, type Followed, hearUser, judge, seeResult } from '../policy/judge.ts';
import { configName } from '../policy/naming.ts';
import { MARKS, type Policy } from '../policy/policy.ts';
import { type AssessedTool, policyFor } from '../policy/policy-for.ts';
import type { Preset } from '../policy/preset.ts';
import { serverOf } from '../policy/rule-of.ts';
import { readsOnly } from '../sql/reads-only.ts';
import type { AttackCall, AttackStep, GuardAttack, Stopped } from './guard-attack.ts';

/** How an attack ended. */
export interface AttackOutcome {
  readonly stopped: Stopped;
  /** How often what does harm ran, was asked about and was refused. */
  readonly harm: Readonly<Record<'ran' | 'asked' | 'refused', number>>;
  /** Questions about calls that do no harm by themselves, before the harmful one. */
  readonly questions: number;
  /** The call that decided, by its place in the session: the first that was stopped, or the last that ran. */
  readonly step: number;
  /** Why that call ended as it did; null where no guard looked. */
  readonly because: Because | null;
}

/** The tools of a server with their verdicts; undefined where nobody knows the server. */
export type ToolsOf = (server: string) => readonly AssessedTool[] | undefined;

/**
 * Plays the session of an attack against the policy that a preset gives the servers in it, by the
 * judge of the guard. A person says yes to every question about a call that does no harm by itself. If
 * such a call is refused, the attack ends there and counts as refused.
 */
export function playAttack(attack: GuardAttack, preset: Preset, toolsOf: ToolsOf): AttackOutcome {
  const policy = attackPolicy(attack, preset, toolsOf);
  const harm = { ran: 0, asked: 0, refused: 0 };
  let decided: { step: number; because: Because | null } | undefined;
  let questions = 0;
  let session = newSession();
  let now = START;
  const count = (step: number, ended: keyof typeof harm, because: Because | null) => {
    if (ended === 'ran' || harm.asked + harm.refused === 0) decided = { step, because };
    harm[ended] += 1;
  };
  for (const [at, step] of attack.session.entries()) {
    now += MINUTE * (step.wait ?? 0);
    if (step.newSession) session = newSession();
    if (step.user !== undefined) hearUser(session, step.user);
    if (step.outside !== undefined && step.harm) count(at, 'ran', null);
    session.memory.marks = [...new Set([...session.memory.marks, ...(step.brings ?? [])])];
    for (let time = 0; step.call && time < (step.times ?? 1); time += 1) {
      now += SECOND;
      const judgement = judged(policy, step, step.call, session, now);
      const ended = ENDED[judgement?.outcome ?? 'allowed'];
      if (step.harm) count(at, ended, judgement?.because ?? null);
      else if (ended === 'asked') questions += 1;
      else if (ended === 'refused' && judgement)
        return { stopped: 'refused', harm, questions, step: at, because: judgement.because };
    }
  }
  if (!decided) throw new RangeError('no step of this attack does harm');
  const stopped = harm.ran > 0 ? 'no' : harm.asked > 0 ? 'asked' : 'refused';
  return { stopped, harm, questions, ...decided };
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const START = Date.UTC(2026, 0, 1, 12);
const ENDED = { allowed: 'ran', asked: 'asked', denied: 'refused', hidden: 'refused' } as const;

function newSession(): Followed {
  return {
    memory: emptyMemory(),
    keyOf: (text) => text,
    sqlReadsOnly: (statement, dialect) => readsOnly(statement, dialect).readsOnly,
  };
}

/** The policy of all servers that the session calls. */
export function attackPolicy(attack: GuardAttack, preset: Preset, toolsOf: ToolsOf): Policy {
  const names = new Set(attack.session.flatMap(({ call }) => (call ? [call.server] : [])));
  const policies = [...names].flatMap((slug) => {
    const tools = toolsOf(slug);
    return tools ? [policyFor({ slug }, tools, preset)] : [];
  });
  return { unlisted: preset.unlisted, servers: policies.flatMap(({ servers }) => servers) };
}

/** Undefined for a call of a server that the policy does not hold: the client alone decides. */
function judged(
  policy: Policy,
  { result }: AttackStep,
  { server, tool, arguments: args }: AttackCall,
  session: Followed,
  now: number,
): Judgement | undefined {
  const as = configName(server);
  if (!serverOf(policy, as)) {
    // The guard does not know what such a result brings.
    session.memory.marks = [...MARKS];
    seeResult(session, result);
    return undefined;
  }
  const judgement = judge(policy, [{ server: as, tool, arguments: args }], session, now);
  if (ENDED[judgement.outcome] !== 'refused') seeResult(session, result);
  return judgement;
}
