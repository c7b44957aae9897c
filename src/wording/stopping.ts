import type { AttackPattern } from '#domain/attack/pattern.ts';
import { STOPPING_EFFECTS, type Stopping, type StoppingEffect } from '#domain/attack/stopping.ts';
import { listed } from './list.ts';

export const STOPPING_LABEL: Record<StoppingEffect, string> = {
  stops: 'The rule stops it',
  slows: 'The rule slows it',
  'does-not-stop': 'The rule does not stop it',
};

export const STOPPING_MEANING: Record<StoppingEffect, string> = {
  stops:
    'What the attack needs from this tool cannot happen, or a person has to agree to it first.',
  slows: 'The rule takes away calls or chances, but a way stays open.',
  'does-not-stop': 'The rule does not meet what the attack needs.',
};

/** Why a rule stops an attack or not, as one sentence. */
export function stoppingSentence(
  { path }: Pick<AttackPattern, 'path'>,
  { because }: Pick<Stopping, 'because'>,
): string {
  switch (because.kind) {
    case 'no-call-needed':
      return 'The attack needs no call of your tools, so no rule on calls can stop it.';
    case 'calls-of-other-tools':
      return 'The harm is done through calls of other tools, which this rule does not cover.';
    case 'definition-still-read':
      return 'The agent still reads the definition of this tool, which is what carries the attack.';
    case 'definition-hidden':
      return 'The agent does not see this tool, so its definition cannot mislead it.';
    case 'call-refused':
      return 'The tool cannot be called, and an attack through this tool needs that call.';
    case 'way-around':
      return `The tool cannot be called, but ${path.around}.`;
    case 'person-can-refuse':
      return 'A person sees each call before it runs and can refuse it, if they read what they approve.';
    case 'person-may-miss-it':
      return 'A person sees each call, but cannot be relied on to recognise this attack in it.';
    case 'person-may-notice':
      return 'A person sees each call and may notice, but that is not known to be enough against this attack.';
    case 'one-call-is-enough':
      return 'A limit on the number of calls does not help: one call is enough.';
    case 'every-call-runs':
      return 'The rule lets every call through.';
    case 'arguments-bound':
      return `Calls are refused unless ${quoted(because.arguments)} ${because.arguments.length === 1 ? 'stays' : 'stay'} within the rule.`;
    case 'arguments-narrowed':
      return `The rule restricts ${quoted(because.arguments)}; what stays allowed can still be misused.`;
    case 'other-arguments':
      return `The rule restricts ${quoted(because.arguments)}, which this attack does not depend on.`;
    case 'limit-stops':
      return `The attack needs many calls. A client that counts them allows at most ${perDay(because)}.`;
    case 'limit-slows':
      return `The attack needs many calls. A client that counts them makes it slower: at most ${perDay(because)}.`;
    case 'limit-too-high':
      return `The attack needs many calls. Even a client that counts them allows ${perDay(because)}.`;
  }
}

const DOES: Record<StoppingEffect, string> = {
  stops: 'stops it',
  slows: 'slows it',
  'does-not-stop': 'does not stop it',
};

/**
 * What a preset does about an attack that several tools make possible, as one sentence: one effect
 * for each tool. Throws where there is none.
 */
export function presetEffectSentence(effects: readonly StoppingEffect[]): string {
  const counts = STOPPING_EFFECTS.map((effect) => ({
    does: DOES[effect],
    tools: effects.filter((found) => found === effect).length,
  })).filter(({ tools }) => tools > 0);
  const [first, ...others] = counts;
  if (!first) throw new RangeError('no tool makes this attack possible');
  if (others.length === 0) return `The preset ${first.does}.`;
  const parts = counts.map(({ does, tools }) => `${does} for ${tools.toLocaleString('en')}`);
  return `The preset ${listed(parts)} of these tools.`;
}

const quoted = (names: readonly string[]): string => listed(names.map((name) => `“${name}”`));

const perDay = ({ callsPerDay }: { readonly callsPerDay: number }): string =>
  `${callsPerDay.toLocaleString('en-GB')} a day`;
