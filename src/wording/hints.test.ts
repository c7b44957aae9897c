import { expect, test } from 'vitest';
import type { HintReading } from '#domain/risk/assessment.ts';
import { hintReadings } from '#domain/risk/hint-readings.ts';
import { hintSentence, silenceSentence } from './hints.ts';

const silent = (hint: HintReading['hint']): HintReading => ({
  hint,
  declared: null,
  effective: hint === 'destructiveHint',
  agrees: null,
  ours: { kind: 'unknown' },
});

test('a hint that denies our reading is said to', () => {
  const [readOnly] = hintReadings({ readOnlyHint: true }, 'destructive', 'no');
  expect(readOnly && hintSentence(readOnly)).toBe(
    'The author sets readOnlyHint to true, but our reading is Destructive.',
  );
});

test('a default that differs from our reading is nobody’s claim', () => {
  const [, destructive] = hintReadings({}, 'write', 'yes');
  expect(destructive && hintSentence(destructive)).toBe(
    'The author does not set destructiveHint; the specification’s default is true, though we read a change that only adds or can be undone.',
  );
});

test('an author who sets every hint leaves nothing to say', () => {
  const hints = [{ ...silent('readOnlyHint'), declared: true }];
  expect(silenceSentence({ hints, category: 'read' })).toBe('');
});

test('names the hints that are left out, and our reading where it is otherwise', () => {
  const hints = [silent('readOnlyHint'), silent('destructiveHint')];
  const sentence =
    'The author sets no readOnlyHint or destructiveHint; by the specification a client then assumes readOnlyHint false and destructiveHint true.';
  expect(silenceSentence({ hints, category: 'write' })).toBe(sentence);
  expect(silenceSentence({ hints, category: 'read' })).toBe(`${sentence} Our reading is Read.`);
});
