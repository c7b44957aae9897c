import type { Limit, Rule, Window } from '../policy/policy.ts';
import type { AttackPattern } from './pattern.ts';
import type { PolicyControl } from './policy-answer.ts';
import type { ControlKind } from './policy-control.ts';

export const STOPPING_EFFECTS = ['stops', 'slows', 'does-not-stop'] as const;
export type StoppingEffect = (typeof STOPPING_EFFECTS)[number];

/** Why a rule stops an attack or not. What the pattern itself says is not repeated here. */
export type StoppingReason =
  | {
      readonly kind: // No call of a tool takes part in the attack.
        | 'no-call-needed'
        | 'calls-of-other-tools'
        // The rule refuses calls, or hides the tool.
        | 'definition-still-read'
        | 'definition-hidden'
        | 'call-refused'
        /** See `path.around` of the pattern. */
        | 'way-around'
        // A person is asked.
        | 'person-can-refuse'
        | 'person-may-miss-it'
        | 'person-may-notice'
        | 'one-call-is-enough'
        | 'every-call-runs';
    }
  | {
      readonly kind: 'arguments-bound' | 'arguments-narrowed' | 'other-arguments';
      /** Names of the arguments that the rule has conditions on. */
      readonly arguments: readonly string[];
    }
  | {
      readonly kind: 'limit-stops' | 'limit-slows' | 'limit-too-high';
      readonly callsPerDay: number;
    };

/** More calls a day than this leave room for a flood, a harvest or a loop. */
const MANY_A_DAY = 100;

/** What a rule on one tool does about an attack through that tool. */
export interface Stopping {
  readonly effect: StoppingEffect;
  readonly because: StoppingReason;
}

/**
 * Does this rule on a tool stop this attack through that tool? Refusing the call stops what needs the
 * call. A question to a person stops only where approval is listed as a control that stops. A limit
 * touches only what needs many calls, and only if it leaves few of them in a day. Conditions count
 * where they are of a kind that the pattern names. An attack without a tool call on its path is never
 * stopped.
 */
export function stopping(pattern: AttackPattern, rule: Rule): Stopping {
  if (pattern.path.call === 'none') return no({ kind: 'no-call-needed' });
  if (rule.decision === 'hide' || rule.decision === 'deny')
    return byRefusing(pattern, rule.decision);
  if (pattern.path.call === 'another-tool') return no({ kind: 'calls-of-other-tools' });
  const answers = [byAsking(pattern, rule), byConditions(pattern, rule), byLimits(pattern, rule)];
  return (
    strongest(answers.filter((answer) => answer !== undefined)) ?? no({ kind: 'every-call-runs' })
  );
}

function byRefusing({ path }: AttackPattern, decision: 'hide' | 'deny'): Stopping {
  const isDefinition = path.call === 'another-tool';
  if (isDefinition && decision === 'deny') return no({ kind: 'definition-still-read' });
  if (path.around) return slows({ kind: 'way-around' });
  return stops({ kind: isDefinition ? 'definition-hidden' : 'call-refused' });
}

function byAsking(pattern: AttackPattern, { decision }: Rule): Stopping | undefined {
  if (decision !== 'ask') return undefined;
  const approval = listedControl(pattern, 'approval');
  if (approval?.effect === 'stops') return stops({ kind: 'person-can-refuse' });
  return slows({ kind: approval ? 'person-may-miss-it' : 'person-may-notice' });
}

function byConditions(pattern: AttackPattern, { conditions }: Rule): Stopping | undefined {
  if (conditions.length === 0) return undefined;
  const names = [...new Set(conditions.map(({ argument }) => argument))];
  const isFitting = pattern.policy.controls.some(
    (control) =>
      control.effect === 'stops' && conditions.some(({ is }) => control.conditions?.includes(is)),
  );
  if (isFitting) return stops({ kind: 'arguments-bound', arguments: names });
  return listedControl(pattern, 'argument-constraint')
    ? slows({ kind: 'arguments-narrowed', arguments: names })
    : no({ kind: 'other-arguments', arguments: names });
}

function byLimits({ path, policy }: AttackPattern, { limits }: Rule): Stopping | undefined {
  if (limits.length === 0) return undefined;
  if (!path.manyCalls) return no({ kind: 'one-call-is-enough' });
  const perDay = callsPerDay(limits);
  if (perDay > MANY_A_DAY) return slows({ kind: 'limit-too-high', callsPerDay: perDay });
  return policy.controls.some(
    ({ control, effect }) => control === 'rate-limit' && effect === 'stops',
  )
    ? stops({ kind: 'limit-stops', callsPerDay: perDay })
    : slows({ kind: 'limit-slows', callsPerDay: perDay });
}

const WINDOWS_PER_DAY: Record<Window, number> = { minute: 1440, hour: 24, day: 1 };

/** How many calls the strictest of these limits lets through in a day: 30 per minute are 43,200. */
function callsPerDay(limits: readonly Limit[]): number {
  return Math.min(...limits.map(({ max, per }) => max * WINDOWS_PER_DAY[per]));
}

function listedControl({ policy }: AttackPattern, kind: ControlKind): PolicyControl | undefined {
  const listed = policy.controls.filter(({ control }) => control === kind);
  return listed.find(({ effect }) => effect === 'stops') ?? listed[0];
}

function strongest(answers: readonly Stopping[]): Stopping | undefined {
  return answers.toSorted(
    (a, b) => STOPPING_EFFECTS.indexOf(a.effect) - STOPPING_EFFECTS.indexOf(b.effect),
  )[0];
}

const stops = (because: StoppingReason): Stopping => ({ effect: 'stops', because });
const slows = (because: StoppingReason): Stopping => ({ effect: 'slows', because });
const no = (because: StoppingReason): Stopping => ({ effect: 'does-not-stop', because });
