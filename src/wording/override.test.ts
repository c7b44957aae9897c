import { describe, expect, test } from 'vitest';
import type { Override } from '#domain/policy/override.ts';
import { claudeCode } from '#domain/policy/targets/claude-code/target.ts';
import {
  conclusionSentence,
  foundPlace,
  foundText,
  overrideEffect,
  overrideSentence,
} from './override.ts';

const trust: Override = {
  id: 'trust',
  kind: 'setting',
  text: '"trust": true',
  place: 'settings.json',
  when: 'the folder is trusted',
  changes: [
    { calls: 'asked', become: 'allowed' },
    { calls: 'unlisted', become: 'allowed' },
  ],
  remedy: 'Remove it.',
};

test('one sentence says what to look for, where, when, what it does, and what to do', () => {
  expect(overrideSentence(trust)).toBe(
    '"trust": true in settings.json, if the folder is trusted: tools that the file asks about, and unlisted tools, run without a question. Remove it.',
  );
});

describe('what happens to calls', () => {
  const effect = (...changes: [Override['changes'][number], ...Override['changes'][number][]]) =>
    overrideEffect({ changes });

  test('calls that end alike share a clause', () => {
    expect(
      effect(
        { calls: 'asked', become: 'allowed' },
        { calls: 'refused', become: 'allowed' },
        { calls: 'unlisted', become: 'asked' },
      ),
    ).toBe(
      'tools that the file refuses or asks about run without a question; unlisted tools are asked about',
    );
  });

  test('what was allowed can be refused', () => {
    expect(effect({ calls: 'allowed', become: 'refused' })).toBe(
      'tools that the file allows are refused',
    );
  });
});

describe('what was found', () => {
  const found = { target: claudeCode, override: trust, line: 7 };

  test('is shown by its keys, without places in lists', () => {
    const path = ['permissions', 'allow', 3];
    expect(foundText({ ...found, path, value: 'mcp__github' })).toBe(
      'permissions.allow: "mcp__github"',
    );
    expect(foundText({ ...found, path: ['permission'], value: undefined })).toBe('permission');
    expect(foundText({ ...found, path: [], value: '--yolo' })).toBe('--yolo');
  });

  test('has a line where one can be told', () => {
    expect(foundPlace({ line: 7 })).toBe('Line 7');
    expect(foundPlace({ line: undefined })).toBe('In the text');
  });
});

test('a call that ends differently is explained by what can override the file', () => {
  expect(conclusionSentence('refused', [])).toBe(
    'If a refused call runs or a person is asked, the client does not read the file.',
  );
  expect(conclusionSentence('unlisted', ['mcp__SERVER', '--yolo'])).toBe(
    'If a call of an unlisted tool ends differently, the client does not read the file, or something overrides it: “mcp__SERVER” or “--yolo”.',
  );
});
