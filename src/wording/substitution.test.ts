import { expect, test } from 'vitest';
import type { RenderProblem, Substitution } from '#domain/policy/target.ts';
import { targetById } from '#domain/policy/targets/index.ts';
import { groupSubstitutions, problemSentence, substitutionSentence } from './substitution.ts';

const target = (id: string) => {
  const found = targetById(id);
  if (!found) throw new Error(id);
  return found;
};
const about = { server: 's', tool: 'a' };
const limits = [{ max: 48, per: 'day' as const }];

test.each<[string, Substitution, string]>([
  [
    'codex',
    { ...about, kind: 'ask-for-limit', limits },
    'Codex cannot count calls: it asks before each call instead of the limit of 48 calls a day.',
  ],
  [
    'claude-code',
    { ...about, kind: 'deny-for-ask', why: 'dont-ask' },
    'Claude Code cannot ask in the mode that refuses unlisted tools: it refuses every call of this tool.',
  ],
  [
    'gemini',
    { ...about, kind: 'deny-for-conditions' },
    'Gemini CLI cannot check these arguments: it refuses every call of this tool.',
  ],
  [
    'policylayer',
    {
      ...about,
      kind: 'shorter-window',
      limits,
      instead: [{ max: 2, per: 'hour' }],
      windows: ['minute', 'hour'],
    },
    'PolicyLayer counts by the minute or the hour: 2 calls an hour instead of 48 calls a day.',
  ],
  [
    'opencode',
    { ...about, kind: 'collision', tools: ['a.b', 'a/b', 'a b'], toolName: 's_a_b' },
    'opencode calls a.b, a/b and a b by one name, s_a_b: the stricter rule holds for all of them.',
  ],
  [
    'cursor',
    { ...about, tool: null, kind: 'unlisted-stricter', wanted: 'allow', got: 'ask' },
    'Cursor cannot let tools run that are not listed: it asks about them.',
  ],
])('%s: %j', (id, substitution, sentence) => {
  expect(substitutionSentence(substitution, target(id))).toBe(sentence);
});

test.each<[string, RenderProblem, string]>([
  [
    'gemini',
    { kind: 'server-name', name: 'a_b', allowed: 'letters' },
    'Gemini CLI cannot name the server a_b in a rule: give it a name of letters.',
  ],
  [
    'opencode',
    { kind: 'note', note: 'shared-prefix', values: { server: 'a', other: 'a_b' } },
    'opencode cannot tell the tools of a from those of a_b: give one of the servers another name.',
  ],
])('%s: %j', (id, problem, sentence) => {
  expect(problemSentence(problem, target(id))).toBe(sentence);
});

test('a note that the target has not is a mistake in its definition', () => {
  const note = { ...about, kind: 'note', note: 'none' } as const;
  expect(() => substitutionSentence(note, target('codex'))).toThrow(RangeError);
});

test('each sentence once, those about the whole file first', () => {
  const hide = { kind: 'deny-for-hide' } as const;
  const whole = { server: 's', tool: null, kind: 'refused-is-hidden' } as const;
  const given = [{ ...about, ...hide }, { ...about, tool: 'b', ...hide }, whole];
  expect(groupSubstitutions(given, target('cursor')).map(({ tools }) => tools)).toEqual([
    [],
    ['a', 'b'],
  ]);
});
