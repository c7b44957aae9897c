import type { Assessment } from '../risk/assessment.ts';
import { CATEGORY_LABEL } from '../risk/category.ts';

/**
 * One sentence on the hints that the author leaves out, with what the specification reads there, and
 * one more where our reading is otherwise: by default a tool counts as one that changes things.
 */
export function silenceSentence({
  hints,
  category,
}: Pick<Assessment, 'hints' | 'category'>): string {
  const silent = hints.filter(({ declared }) => declared === null);
  if (silent.length === 0) return '';
  const read = silent.map(({ hint, effective }) => `${hint} ${effective}`).join(', ');
  const which =
    silent.length === 4 ? 'no hints' : `no ${silent.map(({ hint }) => hint).join(', ')}`;
  const silentOnReading = silent.some(({ hint }) => hint === 'readOnlyHint');
  const ours =
    silentOnReading && category === 'read' ? ` Our reading is ${CATEGORY_LABEL.read}.` : '';
  return `The author sets ${which}; by the specification a client then reads: ${read}.${ours}`;
}
