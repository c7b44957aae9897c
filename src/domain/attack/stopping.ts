import type { Rule } from '../policy/policy.ts';
import { callsPerDay } from './calls-per-day.ts';
import type { AttackPattern } from './pattern.ts';
import type { ControlKind, PolicyControl } from './policy-control.ts';
import { listed } from './sentence.ts';

export const STOPPING_EFFECTS = ['stops', 'slows', 'does-not-stop'] as const;
export type StoppingEffect = (typeof STOPPING_EFFECTS)[number];

export const STOPPING_LABEL: Record<StoppingEffect, string> = {
  stops: 'The rule stops it',
  slows: 'The rule slows it',
  'does-not-stop': 'The rule does not stop it',
};

/** More calls a day than this leave room for a flood, a harvest or a loop. */
const MANY_A_DAY = 1000;

/** What a rule on one tool does about an attack through that tool. */
export interface Stopping {
  readonly effect: StoppingEffect;
  /** One sentence. */
  readonly because: string;
}

/**
 * Does this rule on a tool stop this attack through that tool? Refusing the call stops what needs the
 * call. A question to a person stops only where approval is listed as a control that stops. A limit
 * touches only what needs many calls, and only if it leaves few of them in a day. Conditions count where they are of a kind that the pattern
 * names. An attack without a tool call on its path is never stopped.
 */
export function stopping(pattern: AttackPattern, rule: Rule): Stopping {
  if (pattern.path.call === 'none')
    return no(
      'No tool call of yours is on the path of this attack, so no rule on a call meets it.',
    );
  if (rule.decision === 'hide' || rule.decision === 'deny')
    return byRefusing(pattern, rule.decision);
  if (pattern.path.call === 'another-tool')
    return no('The harm is done through calls of other tools, which this rule does not touch.');
  const answers = [byAsking(pattern, rule), byConditions(pattern, rule), byLimits(pattern, rule)];
  return (
    strongest(answers.filter((one) => one !== undefined)) ?? no('The rule lets every call through.')
  );
}

function byRefusing({ path }: AttackPattern, decision: 'hide' | 'deny'): Stopping {
  if (path.call === 'another-tool' && decision === 'deny')
    return no(
      'The agent still reads the definition of this tool, which is what carries the attack.',
    );
  if (path.around) return slows(`The tool cannot be called, but ${path.around}.`);
  return path.call === 'another-tool'
    ? stops('The agent does not see this tool, so its definition cannot mislead it.')
    : stops('The tool cannot be called, and through this tool the attack needs the call.');
}

function byAsking(pattern: AttackPattern, { decision }: Rule): Stopping | undefined {
  if (decision !== 'ask') return undefined;
  const approval = listedControl(pattern, 'approval');
  if (approval?.effect === 'stops')
    return stops(
      'A person sees each call before it runs and can refuse it, if they read what they approve.',
    );
  return slows(
    approval
      ? 'A person sees each call, but cannot be relied on to recognise this attack in it.'
      : 'A person sees each call and may notice, but that is not known to be enough against this attack.',
  );
}

function byConditions(pattern: AttackPattern, { conditions }: Rule): Stopping | undefined {
  if (conditions.length === 0) return undefined;
  const names = listed([...new Set(conditions.map(({ argument }) => `“${argument}”`))]);
  const fitting = pattern.policy.controls.find(
    (control) =>
      control.effect === 'stops' && conditions.some(({ is }) => control.conditions?.includes(is)),
  );
  if (fitting) return stops(`Calls are refused unless ${names} stays within the rule.`);
  return listedControl(pattern, 'argument-constraint')
    ? slows(`The rule narrows ${names}; what stays allowed can still be misused.`)
    : no(`The rule narrows ${names}, which this attack does not depend on.`);
}

function byLimits({ path, policy }: AttackPattern, { limits }: Rule): Stopping | undefined {
  if (limits.length === 0) return undefined;
  if (!path.manyCalls)
    return no('A limit on the number of calls does not help: one call is enough.');
  const perDay = callsPerDay(limits);
  const allowed = `${perDay.toLocaleString('en-GB')} a day`;
  if (perDay > MANY_A_DAY)
    return slows(`The attack needs many calls, and the limit still allows ${allowed}.`);
  return policy.controls.some(
    ({ control, effect }) => control === 'rate-limit' && effect === 'stops',
  )
    ? stops(`The attack needs many calls, and the limit allows at most ${allowed}.`)
    : slows(`The attack needs many calls; the limit makes it slower, at most ${allowed}.`);
}

function listedControl({ policy }: AttackPattern, kind: ControlKind): PolicyControl | undefined {
  const listed = policy.controls.filter(({ control }) => control === kind);
  return listed.find(({ effect }) => effect === 'stops') ?? listed[0];
}

function strongest(answers: readonly Stopping[]): Stopping | undefined {
  return STOPPING_EFFECTS.map((effect) => answers.find((one) => one.effect === effect)).find(
    Boolean,
  );
}

const stops = (because: string): Stopping => ({ effect: 'stops', because });
const slows = (because: string): Stopping => ({ effect: 'slows', because });
const no = (because: string): Stopping => ({ effect: 'does-not-stop', because });
