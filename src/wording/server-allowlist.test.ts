import { expect, test } from 'vitest';
import type { AllowlistStatement, LeftOutReason } from '#domain/server-allowlist/format.ts';
import { ALLOWLIST_FORMATS } from '#domain/server-allowlist/formats/index.ts';
import { allowlistChecked, allowlistStatement } from './server-allowlist.ts';

const REASONS: Record<LeftOutReason, true> = {
  'nothing-known': true,
  secret: true,
  address: true,
  'secret-in-text': true,
  'empty-argument': true,
  local: true,
  'same-name': true,
  name: true,
  'invalid-unicode': true,
};

const STATEMENTS: readonly AllowlistStatement[] = [
  ...Object.keys(REASONS).map((why) => ({
    kind: 'left-out' as const,
    server: 'git\uD800',
    why: why as LeftOutReason,
  })),
  { kind: 'any-value', server: 'git', where: 'argument' },
  { kind: 'any-value', server: 'git', where: 'address' },
  { kind: 'wider-address', server: 'git' },
  { kind: 'variable', server: 'git', effect: 'expanded' },
  { kind: 'variable', server: 'git', effect: 'refused' },
  { kind: 'variables', server: 'git', names: ['A', 'B'] },
];

test.each(STATEMENTS)('%j is a sentence about the server', (statement) => {
  for (const format of ALLOWLIST_FORMATS) {
    const text = allowlistStatement(statement, format);
    expect(text).toMatch(/^“git.?”.*\.$/u);
    expect(text.isWellFormed()).toBe(true);
  }
});

const RESULT = {
  case: 'as listed',
  server: 'docs',
  expected: 'starts' as const,
  seen: 'starts' as const,
  ok: true,
};
const run = {
  format: 'codex',
  product: 'Codex CLI',
  version: '1.0.0',
  date: '2026-11-30',
  digest: 'a',
  results: [RESULT],
};

test.each([
  [run, 'a', 'Tried in Codex CLI 1.0.0 on 2026-11-30: 1 of 1 configured server'],
  [run, 'b', 'Not tried: the file has changed'],
  [{ ...run, results: [{ ...RESULT, ok: false }] }, 'a', 'Not proven'],
  [undefined, 'a', 'not run'],
])('a format is said to be tried only where it was', (recorded, digest, text) => {
  expect(allowlistChecked({ verification: 'source' }, recorded, digest)).toContain(text);
});
