import type { HintReading } from '../risk/assessment.ts';

/** One sentence on the hints that the author leaves out, with what the specification reads there. */
export function silenceSentence(silent: readonly HintReading[]): string {
  const read = silent.map(({ hint, effective }) => `${hint} ${effective}`).join(', ');
  const which =
    silent.length === 4 ? 'no hints' : `no ${silent.map(({ hint }) => hint).join(', ')}`;
  const contrary = silent.find(({ sentence }) => sentence.includes(', though '));
  const ours = contrary
    ? ` For ${contrary.hint}, ${contrary.sentence.replace(/^.*, though /, '')}`
    : '';
  return `The author sets ${which}; by the specification a client then reads: ${read}.${ours}`;
}
