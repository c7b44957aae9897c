import { expect, test } from 'vitest';
import { isLetThrough, isUnasked, toolChoiceOf } from './tool-choice.ts';

test('clients name the tools that they let through, each in its own way', () => {
  const gemini = toolChoiceOf({
    includeTools: ['read(path)', 'list_*'],
    excludeTools: ['list_all'],
  });
  expect(
    ['read', 'list_one', 'list_all', 'write'].map((tool) => isLetThrough(gemini, tool)),
  ).toEqual([true, true, false, false]);
  const codex = toolChoiceOf({ enabled_tools: ['a'], disabled_tools: ['b'] });
  expect(['a', 'b', 'c'].map((tool) => isLetThrough(codex, tool))).toEqual([true, false, false]);
  expect(isLetThrough(toolChoiceOf({ disabledTools: ['a'] }), 'a')).toBe(false);
  expect(isLetThrough(toolChoiceOf({ tools: ['*'] }), 'anything')).toBe(true);
  expect(isLetThrough(toolChoiceOf({ tools: [{ name: 'a' }] }), 'b')).toBe(true);
  expect(isLetThrough(toolChoiceOf(null), 'a')).toBe(true);
});

test('and those that may be called without asking', () => {
  expect(isUnasked(toolChoiceOf({ alwaysAllow: ['a'] }), 'a')).toBe(true);
  expect(isUnasked(toolChoiceOf({ autoApprove: [] }), 'a')).toBe(false);
  expect(isUnasked(toolChoiceOf({ trust: true }), 'a')).toBe(true);
});

test('a form with many stars is held against a name in one go', () => {
  const stars = toolChoiceOf({ includeTools: [`${'a*'.repeat(90)}b`] });
  expect(isLetThrough(stars, 'a'.repeat(190))).toBe(false);
  expect(isLetThrough(toolChoiceOf({ includeTools: ['a*b*c'] }), 'axxbyyc')).toBe(true);
  expect(isLetThrough(toolChoiceOf({ includeTools: ['a*b*c'] }), 'abbc')).toBe(true);
  expect(isLetThrough(toolChoiceOf({ includeTools: ['ab*ba'] }), 'aba')).toBe(false);
});
