import { expect, test } from 'vitest';
import { countEffects, type Effect, effectsOf } from '#domain/policy/effective.ts';
import { renderFiles } from '#domain/policy/render-files.ts';
import { TARGETS } from '#domain/policy/targets/index.ts';
import { policyOf } from '#domain/policy/testing/policies.ts';
import { differenceWords, effectCounts, sameFileSentence } from './effects.ts';

const counted = (effects: readonly (Effect | undefined)[]) =>
  effectCounts(countEffects(effects.map((effect) => ({ effect }))));

test('counts read as a clause, without what there is none of', () => {
  expect(counted(['runs', 'runs', 'asks', 'refused'])).toBe(
    '2 of 4 tools run, 1 asks, 1 is refused',
  );
  expect(counted([undefined, undefined])).toBe('no file can be made');
  expect(counted(['runs'])).toBe('1 of 1 tool runs');
  expect(counted(['asks', 'asks', undefined])).toBe('0 of 3 tools run, 2 ask, 1 has no file');
});

test('tools within limits are among those that run', () => {
  const limits = [{ max: 5, per: 'hour' as const }];
  const enforced = { decision: 'allow' as const, limits, conditions: [] };
  const one = { effect: 'runs' as const };
  expect(effectCounts(countEffects([{ ...one, enforced }, one]))).toBe(
    '2 of 2 tools run (1 within limits)',
  );
});

test('tools that are refused because nobody can be asked are among the refused', () => {
  const policy = policyOf('deny', { list: 'allow', send: 'ask', drop: 'deny' });
  const of = (id: string) => {
    const target = TARGETS.find((each) => each.id === id);
    if (!target) throw new Error(id);
    return effectCounts(effectsOf(renderFiles(target, policy)).counts);
  };
  expect(of('agentgateway')).toBe('1 of 3 tools runs, 2 are refused (1 instead of asking)');
  expect(of('codex')).toBe('1 of 3 tools runs, 1 asks, 1 is refused');
});

test('presets with the same file are named', () => {
  expect(sameFileSentence('Codex', ['Careful', 'Open'])).toBe(
    'In Codex, “Careful” and “Open” give the same file.',
  );
});

test('what a file does other than decided is told in a few words', () => {
  const hourly = { limits: [{ max: 30, per: 'hour' as const }] };
  const policy = policyOf('ask', {
    ...{ read: 'allow', update: hourly, create: { ...hourly, ifCannotCount: 'allow' } },
    ...{ publish: { decision: 'ask', ifCannotAsk: 'allow' }, move: 'ask' },
  });
  const told = (id: string) => {
    const target = TARGETS.find((candidate) => candidate.id === id);
    if (!target) throw new Error(`there is no target ${id}`);
    const { servers } = effectsOf(renderFiles(target, policy));
    return servers[0]?.tools.map(differenceWords);
  };
  expect(told('claude-code')).toEqual(['', 'asks each time', 'runs without the limit', '', '']);
  expect(told('intercept')).toEqual(['', '', '', 'runs without asking', 'refused']);
});
