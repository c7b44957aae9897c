import { expect, test } from 'vitest';
import type { SetEffect } from '#domain/stack/together.ts';
import { effectsByFormat, setEffectSentence } from './together.ts';

const open: SetEffect = { effect: 'runs', leg: undefined };
const asked: SetEffect = { effect: 'asks', leg: ['moves-money'] };
const refused: SetEffect = { effect: 'refused', leg: ['moves-money'] };

test('the effect of a policy names the format, the part and the presets that do more', () => {
  expect(setEffectSentence(open, 'Codex', ['Careful', 'Read only'])).toBe(
    'In Codex, the policy below does not break it. The presets “Careful” and “Read only” break it.',
  );
  expect(setEffectSentence(asked, 'Codex', ['Read only'])).toBe(
    'In Codex, the policy below lets no tool under “Moves money” run without asking. The preset “Read only” breaks it.',
  );
  expect(setEffectSentence(refused, 'Codex', ['Read only'])).toBe(
    'In Codex, the policy below breaks it: every tool under “Moves money” is refused.',
  );
});

test('formats that do the same share a sentence, the most common effect first', () => {
  const each = (effect: SetEffect, ...formats: string[]) =>
    formats.map((format) => ({ ...effect, format }));
  expect(effectsByFormat(each(open, 'A', 'B'))).toBe(
    'In every format, some tool of each part runs without asking.',
  );
  expect(effectsByFormat([...each(open, 'A', 'B'), ...each(asked, 'C', 'D', 'E', 'F', 'G')])).toBe(
    'In C, D, E and 2 other formats, no tool under “Moves money” runs without asking; in A and B, some tool of each part runs without asking.',
  );
});
