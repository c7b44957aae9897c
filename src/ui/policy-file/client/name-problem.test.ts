import { expect, test } from 'vitest';
import { nameProblem } from './name-problem.ts';

test.each(['github', 'My Server', 'a/b', '长亭', '🔥', '*'])('%s may be a name', (name) => {
  expect(nameProblem(name)).toBeNull();
});

test.each(['', 'a\u200bb', 'a\nb', 'a\u202eb', '\ud800'])('%j may not', (name) => {
  expect(nameProblem(name)).not.toBeNull();
});
