import fc from 'fast-check';
import { expect, test } from 'vitest';
import { History } from './history.ts';

test('undo and redo go back and forth over every change', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { maxLength: 150 }), (values) => {
      const history = new History(0);
      for (const value of values) history.change(value, `to ${value}`);
      const states = [0, ...values];
      for (const state of states.toReversed()) {
        expect(history.now).toBe(state);
        history.undo();
      }
      expect(history.undo()).toBeUndefined();
      for (const state of states) {
        expect(history.now).toBe(state);
        history.redo();
      }
      expect(history.redo()).toBeUndefined();
    }),
  );
});

test('a change after undo takes the way forward away', () => {
  const history = new History('a');
  history.change('b', 'to b');
  history.undo();
  history.change('c', 'to c');
  expect(history.canRedo).toBe(false);
  expect(history.undo()).toBe('to c');
  expect(history.now).toBe('a');
});

test('changes with one key in a row are one step', () => {
  const history = new History('');
  for (const name of ['g', 'gi', 'git']) history.change(name, name, 'name');
  history.change('x', 'other');
  history.undo();
  expect(history.now).toBe('git');
  history.undo();
  expect(history.now).toBe('');
});
