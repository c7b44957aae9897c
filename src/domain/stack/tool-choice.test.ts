import { expect, test } from 'vitest';
import { isEnabled, runsWithoutAsking, toolChoiceOf } from './tool-choice.ts';

test('clients name the tools that they let through, each in its own way', () => {
  const gemini = toolChoiceOf({
    includeTools: ['read(path)', 'list_*'],
    excludeTools: ['list_all'],
  });
  expect(['read', 'list_one', 'list_all', 'write'].map((tool) => isEnabled(gemini, tool))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  const codex = toolChoiceOf({ enabled_tools: ['a'], disabled_tools: ['b'] });
  expect(['a', 'b', 'c'].map((tool) => isEnabled(codex, tool))).toEqual([true, false, false]);
  expect(isEnabled(toolChoiceOf({ disabledTools: ['a'] }), 'a')).toBe(false);
  expect(isEnabled(toolChoiceOf({ tools: ['*'] }), 'anything')).toBe(true);
  expect(isEnabled(toolChoiceOf({ tools: [{ name: 'a' }] }), 'b')).toBe(true);
  expect(isEnabled(toolChoiceOf(null), 'a')).toBe(true);
});

test('and those that may be called without asking', () => {
  expect(runsWithoutAsking(toolChoiceOf({ alwaysAllow: ['a'] }), 'a')).toBe(true);
  expect(runsWithoutAsking(toolChoiceOf({ autoApprove: [] }), 'a')).toBe(false);
  expect(runsWithoutAsking(toolChoiceOf({ trust: true }), 'a')).toBe(true);
});

test('a form with many stars is held against a name in one go', () => {
  const stars = toolChoiceOf({ includeTools: [`${'a*'.repeat(90)}b`] });
  expect(isEnabled(stars, 'a'.repeat(190))).toBe(false);
  expect(isEnabled(toolChoiceOf({ includeTools: ['a*b*c'] }), 'axxbyyc')).toBe(true);
  expect(isEnabled(toolChoiceOf({ includeTools: ['a*b*c'] }), 'abbc')).toBe(true);
  expect(isEnabled(toolChoiceOf({ includeTools: ['ab*ba'] }), 'aba')).toBe(false);
});
