import fc from 'fast-check';
import { expect, test } from 'vitest';
import { History } from './history.ts';

test('undo and redo go back and forth over every change', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { maxLength: 150 }), (values) => {
      const states = [0, ...values];
      let history = values.reduce(
        (before, value) => before.change(value, `to ${value}`),
        new History(0),
      );
      for (const state of states.toReversed()) {
        expect(history.now).toBe(state);
        [history] = history.undo();
      }
      expect(history.undo()[1]).toBeUndefined();
      for (const state of states) {
        expect(history.now).toBe(state);
        [history] = history.redo();
      }
      expect(history.redo()[1]).toBeUndefined();
    }),
  );
});

test('a change after undo takes the way forward away', () => {
  const [back] = new History('a').change('b', 'to b').undo();
  const history = back.change('c', 'to c');
  expect(history.canRedo).toBe(false);
  const [before, words] = history.undo();
  expect(words).toBe('to c');
  expect(before.now).toBe('a');
});

test('changes with one key in a row are one step', () => {
  const typed = ['g', 'gi', 'git'].reduce(
    (before, name) => before.change(name, name, 'name'),
    new History(''),
  );
  const [before] = typed.change('x', 'other').undo();
  expect(before.now).toBe('git');
  expect(before.undo()[0].now).toBe('');
});
