import type { Assessment, HintReading } from '#domain/risk/assessment.ts';
import { listed } from './list.ts';
import { CATEGORY_LABEL } from './risk.ts';

/** What the author's hint says beside what we read, as one sentence. */
export function hintSentence(reading: HintReading): string {
  const { hint, declared, effective, agrees, ours } = reading;
  const theirs =
    declared === null
      ? `The author does not set ${hint}; the specification’s default is ${effective}`
      : `The author sets ${hint} to ${effective}`;
  switch (ours.kind) {
    case 'unknown':
      return `${theirs}, and we cannot tell.`;
    case 'read-only-tool':
      return `${theirs}; it has no meaning when readOnlyHint is true.`;
    case 'not-considered':
      return `${theirs}; our verdict does not depend on ${
        hint === 'idempotentHint'
          ? 'whether a repeated call changes more'
          : 'whether it reaches an open set of outside systems'
      }.`;
    case 'category':
    case 'change': {
      const joint = agrees === null ? 'though' : agrees ? 'and' : 'but';
      return `${theirs}, ${joint} ${ourClause(ours)}.`;
    }
  }
}

function ourClause(ours: Extract<HintReading['ours'], { kind: 'category' | 'change' }>): string {
  if (ours.kind === 'category') return `our reading is ${CATEGORY_LABEL[ours.category]}`;
  return ours.removes
    ? 'we read a change that may replace or remove something'
    : 'we read a change that only adds or can be undone';
}

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
  const defaults = listed(silent.map(({ hint, effective }) => `${hint} ${effective}`));
  const which =
    silent.length === 4
      ? 'no hints'
      : `no ${listed(
          silent.map(({ hint }) => hint),
          'or',
        )}`;
  const isOtherwise = category === 'read' && silent.some(({ hint }) => hint === 'readOnlyHint');
  const ours = isOtherwise ? ` Our reading is ${CATEGORY_LABEL.read}.` : '';
  return `The author sets ${which}; by the specification a client then assumes ${defaults}.${ours}`;
}
