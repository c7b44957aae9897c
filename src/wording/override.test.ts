import { describe, expect, test } from 'vitest';
import { callTable } from '#domain/policy/call-table.ts';
import type { Override } from '#domain/policy/override.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { claudeCode } from '#domain/policy/targets/claude-code/target.ts';
import { tellingCalls } from '#domain/policy/telling-calls.ts';
import {
  conclusionClause,
  countedFormat,
  countsOverridden,
  foundPlace,
  foundText,
  overrideEffect,
  overrideEvidence,
  overrideSentence,
  overrideWhere,
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

test('one sentence says what it does, when, and what to do', () => {
  expect(overrideSentence(trust, claudeCode)).toBe(
    'In Claude Code, if the folder is trusted: tools that the file asks about, and unlisted tools, run without a question. Remove it.',
  );
  expect(overrideWhere(trust)).toBe(' in settings.json, if the folder is trusted');
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

test('a call that ends otherwise tells that the file is not in force', () => {
  const rule = { limits: [], conditions: [] };
  const policy: Policy = {
    unlisted: 'ask',
    servers: [
      {
        server: 'shop',
        as: 'shop',
        others: 0,
        tools: { buy: { ...rule, decision: 'ask' }, wipe: { ...rule, decision: 'deny' } },
      },
    ],
  };
  const calls = tellingCalls(callTable(policy, { server: 'shop' }));
  expect(calls.map((call) => conclusionClause(call, 'Codex'))).toEqual([
    'If “wipe” runs or is asked about, Codex does not read the file',
    'If “buy” runs without a question, Codex does not read the file',
    'If an unlisted tool runs without a question, Codex does not read the file',
  ]);
});

describe('numbers of a file', () => {
  const found = { target: claudeCode, override: trust, line: 7, path: ['trust'], value: true };

  test('hold without the lines that override it', () => {
    expect(countsOverridden(claudeCode, [found])).toEqual([
      'As long as line 7 of your config says “trust: true” and the folder is trusted, tools that the file asks about run without a question in Claude Code. The numbers below are those without it.',
    ]);
    expect(countedFormat(claudeCode, [found, { ...found, line: 9 }])).toBe(
      'Claude Code without lines 7 and 9',
    );
  });

  test('hold where only another format, or unlisted tools, are concerned', () => {
    const unlisted: Override = { ...trust, changes: [{ calls: 'unlisted', become: 'allowed' }] };
    const others = [
      { ...found, override: unlisted },
      { ...found, target: { ...claudeCode, id: 'x' } },
    ];
    expect(countsOverridden(claudeCode, others)).toEqual([]);
    expect(countedFormat(claudeCode, others)).toBe('Claude Code');
  });
});

test('what was tried is told apart from what was read', () => {
  const tried = { engine: 'Codex', version: '0.171.0', date: '2026-11-30' };
  expect(overrideEvidence(tried, trust)).toBe('Tried in Codex 0.171.0 on 2026-11-30');
  const source = { title: 'Docs', url: 'https://example.org', read: '2026-11-30' };
  expect(overrideEvidence(undefined, { source })).toBe('From the documentation');
  expect(overrideEvidence(undefined, {})).toBe('Not in the recorded run');
});
