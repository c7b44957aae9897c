import { expect, test } from 'vitest';
import type { HintReading } from '../risk/assessment.ts';
import { silenceSentence } from './silence.ts';

const reading = (hint: HintReading['hint'], declared: boolean | null): HintReading => ({
  hint,
  declared,
  effective: declared ?? hint === 'destructiveHint',
  agrees: null,
  sentence: '',
});

test('an author who sets every hint leaves nothing to say', () => {
  expect(silenceSentence({ hints: [reading('readOnlyHint', true)], category: 'read' })).toBe('');
});

test('names the hints that are left out, and our reading where it is otherwise', () => {
  const hints = [reading('readOnlyHint', null), reading('destructiveHint', null)];
  expect(silenceSentence({ hints, category: 'read' })).toBe(
    'The author sets no readOnlyHint, destructiveHint; by the specification a client then reads: readOnlyHint false, destructiveHint true. Our reading is Read.',
  );
  expect(silenceSentence({ hints, category: 'write' })).not.toContain('Our reading');
});
