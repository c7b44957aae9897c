import type { Reversibility } from './assessment.ts';

/** Answers "can it be undone?" in one sentence. */
export const REVERSIBILITY_LABEL: Record<Reversibility, string> = {
  'nothing-changes': 'Nothing changes, so there is nothing to undo.',
  yes: 'Yes, with another call or by hand.',
  partly: 'Partly: what was done can be taken back, but not what followed from it.',
  no: 'No.',
  unknown: 'The evidence does not say.',
};
