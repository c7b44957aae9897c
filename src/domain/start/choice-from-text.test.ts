import { expect, test } from 'vitest';
import { choiceFromText } from './choice-from-text.ts';
import { BOXES, STARTS } from './start.fixture.ts';

const read = (text: string) =>
  choiceFromText(
    text,
    STARTS,
    BOXES.tools.map(({ name }) => name),
  );

test('a start, and the values of a list', () => {
  expect(read('read-only')).toEqual({ choice: ['read-only'] });
  expect(read('toolsets=sql,boxes')).toEqual({ choice: ['toolsets', 'sql', 'boxes'] });
  expect(read('exclude=delete_box')).toEqual({ choice: ['exclude', 'delete_box'] });
});

test.each([
  ['readonly', { kind: 'no-start', found: 'readonly', allowed: STARTS.map(({ id }) => id) }],
  ['read-only=1', { kind: 'takes-no-values', found: 'read-only=1' }],
  ['toolsets', { kind: 'needs-values', allowed: ['boxes', 'sql', 'all'] }],
  ['toolsets=', { kind: 'needs-values' }],
  ['toolsets=sql,boxs', { kind: 'no-value', found: 'boxs' }],
  ['tools=delete_bix', { kind: 'no-value', found: 'delete_bix' }],
])('%s is refused', (text, problem) => {
  expect(read(text)).toMatchObject({ problem });
});
