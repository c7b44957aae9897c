import { expect, test } from 'vitest';
import { decide } from './decide.ts';
import { type EffectCounts, effectsOf, sameFileGroups } from './effective.ts';
import { mergePolicies } from './merge.ts';
import type { Policy } from './policy.ts';
import { renderFiles } from './render-files.ts';
import type { EnforcementTarget } from './target.ts';
import { TARGETS, targetById } from './targets/index.ts';
import { policyOf } from './testing/policies.ts';

const claudeCode = targetById('claude-code') as EnforcementTarget;
const intercept = targetById('intercept') as EnforcementTarget;
const hourly = [{ max: 30, per: 'hour' as const }];

const mixed = policyOf('ask', {
  list: 'allow',
  get: 'allow',
  update: { limits: hourly },
  create: { limits: hourly, ifCannotCount: 'allow' },
  merge: { decision: 'ask', limits: hourly },
  publish: { decision: 'ask', ifCannotAsk: 'allow' },
  delete: 'deny',
  format: 'hide',
});

const counts = (target: EnforcementTarget, policy: Policy): EffectCounts =>
  effectsOf(renderFiles(target, policy)).counts;

test('a limit that the client cannot count is told as the question or the free run that it becomes', () => {
  const { servers, counts: found } = effectsOf(renderFiles(claudeCode, mixed));
  const told = servers[0]?.tools.map(({ tool, effect, difference }) => [tool, effect, difference]);
  expect(told).toEqual([
    ['list', 'runs', undefined],
    ['get', 'runs', undefined],
    ['update', 'asks', 'stricter'],
    ['create', 'runs', 'looser'],
    ['merge', 'asks', undefined],
    ['publish', 'asks', undefined],
    ['delete', 'refused', undefined],
    ['format', 'refused', undefined],
  ]);
  expect(found).toMatchObject({ all: 8, runs: 3, bounded: 0, asks: 3, refused: 2, looser: 1 });
});

test('a client that counts runs within the limit, and does what is decided', () => {
  expect(counts(intercept, policyOf('deny', { update: { limits: hourly } }))).toMatchObject({
    all: 1,
    runs: 1,
    bounded: 1,
    stricter: 0,
    looser: 0,
  });
});

test('known tools that the policy does not list count as the file treats unlisted ones', () => {
  const [server] = mixed.servers;
  if (!server) throw new Error('the policy holds no server');
  const policy = { ...mixed, servers: [{ ...server, others: 5, neighbours: ['push', 'pull'] }] };
  const { servers, counts: found } = effectsOf(renderFiles(claudeCode, policy));
  expect(servers[0]?.unlisted).toBe('ask');
  expect(servers[0]?.tools.filter(({ isListed }) => !isListed).map(({ tool }) => tool)).toEqual([
    'push',
    'pull',
  ]);
  expect(found.all).toBe(13);
  expect(found).toMatchObject({ asks: 8, refused: 2 });
});

test.each(TARGETS)('$label: each tool is counted once, with its server', (target) => {
  const [server] = mixed.servers;
  if (!server) throw new Error('the policy holds no server');
  const other = { ...mixed, servers: [{ ...server, server: 'other', as: 'other' }] };
  const { servers, counts: found } = effectsOf(renderFiles(target, mergePolicies([mixed, other])));
  expect(servers.map(({ as }) => as)).toEqual(['github', 'other']);
  const { all, runs, asks, refused, withoutFile } = found;
  expect(all).toBe(16);
  expect(runs + asks + refused + withoutFile).toBe(16);
});

test.each(TARGETS)(
  '$label: the effect of a tool is the outcome of a call under its file',
  (target) => {
    const ENDS = { allowed: 'runs', asked: 'asks', denied: 'refused', hidden: 'refused' } as const;
    const rendered = renderFiles(target, mixed);
    for (const { tool, effect, as } of effectsOf(rendered).servers.flatMap(({ tools }) => tools)) {
      const [file] = rendered.files;
      if (!file?.rendered.ok) continue;
      const call = { server: as, tool, arguments: {}, at: 0 };
      expect([tool, effect]).toEqual([
        tool,
        ENDS[decide(file.rendered.effective, call, []).outcome],
      ]);
    }
  },
);

test('a policy without a file says so, and does nothing', () => {
  const cannot = TARGETS.find(({ can }) => !can.unlisted.includes('deny'));
  if (!cannot) return;
  const refusing = { ...mixed, unlisted: 'deny' as const };
  const { servers, counts: found } = effectsOf(renderFiles(cannot, refusing));
  expect(servers[0]?.problem?.kind).toBe('cannot-refuse-unlisted');
  expect(found).toMatchObject({ all: 8, runs: 0, asks: 0, refused: 0, withoutFile: 8 });
});

test('policies are grouped by their files, where the format cannot tell them apart', () => {
  const rules = ['allow', { limits: hourly }, 'ask', 'deny'] as const;
  const groups = (target: EnforcementTarget) =>
    sameFileGroups(rules.map((rule) => renderFiles(target, policyOf('ask', { update: rule }))));
  expect(groups(claudeCode)).toEqual([[1, 2]]);
  expect(groups(intercept)).toEqual([[2, 3]]);
});
