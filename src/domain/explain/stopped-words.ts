import { STOPPING_EFFECTS, type StoppingEffect } from '#domain/attack/stopping.ts';

const DOES: Record<StoppingEffect, string> = {
  stops: 'stops it',
  slows: 'slows it',
  'does-not-stop': 'does not stop it',
};

/**
 * What a preset does about an attack that several tools make possible, as one sentence: one effect
 * for each tool. Throws where there is none.
 */
export function stoppedWords(effects: readonly StoppingEffect[]): string {
  const counts = STOPPING_EFFECTS.map((effect) => ({
    does: DOES[effect],
    tools: effects.filter((one) => one === effect).length,
  })).filter(({ tools }) => tools > 0);
  const [first, ...others] = counts;
  if (!first) throw new RangeError('no tool makes this attack possible');
  if (others.length === 0) return `The preset ${first.does}.`;
  const parts = counts.map(({ does, tools }) => `${does} through ${tools.toLocaleString('en')}`);
  return `The preset ${parts.slice(0, -1).join(', ')} and ${parts.at(-1)} of these tools.`;
}
