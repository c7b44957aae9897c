import { expect, test } from 'vitest';
import { TARGETS, targetById } from '#domain/policy/targets/index.ts';
import { cannotSentences } from './target.ts';

const sentences = (id: string) => {
  const target = targetById(id);
  if (!target) throw new Error(id);
  return cannotSentences(target);
};

test('what a target cannot express follows from its abilities and traits', () => {
  expect(sentences('cursor')).toEqual([
    'It cannot count calls: a tool with a limit is asked about before each call, unless its rule lets it run without the limit.',
    'It does not see arguments: a tool with conditions is refused.',
    'It cannot hide a tool: the agent sees a tool that is refused.',
    'Every tool that is not listed is asked about before each call; a policy that refuses unlisted tools cannot be written.',
    'It does not document how it writes some names, such as those with characters other than letters, digits, _ and -: such a tool is asked about before each call.',
  ]);
  expect(sentences('policylayer').slice(0, 3)).toEqual([
    'It cannot ask a person: a tool that should be asked about is refused, unless its rule lets it run where nobody can be asked.',
    'It counts by the minute or hour only: a limit for a longer time becomes a lower one for a shorter time.',
    'How PolicyLayer writes conditions is not documented where we could read it: a tool with conditions is refused.',
  ]);
});

test.each(TARGETS)('$label: each sentence once, and those of the definition last', (target) => {
  const all = cannotSentences(target);
  const { alsoCannot = [] } = target;
  expect(new Set(all).size).toBe(all.length);
  expect(all.slice(all.length - alsoCannot.length)).toEqual(alsoCannot);
});
