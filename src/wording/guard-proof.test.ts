import { describe, expect, test } from 'vitest';
import type { GuardedClient } from '#domain/policy/guard/clients.ts';
import type {
  GuardCase,
  GuardProof,
  GuardProofStatus,
  GuardTrap,
} from '#domain/policy/guard/proof.ts';
import { guardProofSentence, triedSettings } from './guard-proof.ts';

const CLIENT = { id: 'x', label: 'Product', asks: 'Always.', lifts: 'Yes.', wrapped: 'You.' };
const TRIED = { ...CLIENT, tried: { version: '1.2', date: '2026-11-29' } };

const seen = (setting: string, ok = true): GuardCase => ({
  ...{ setting, layer: 'hook', run: 'rules', call: '1. a / b' },
  ...{ floor: 'asked', expected: 'allowed', seen: ok ? 'allowed' : 'asked', ok },
});
const trap: GuardTrap = { ...seen('program missing'), worth: 'floor' };
const proof: GuardProof = {
  ...{ client: 'x', engine: 'Product', version: '1.3', mode: 'protocol', date: '2026-11-30' },
  digest: 'a'.repeat(64),
  cases: [seen('terminal'), seen('terminal'), seen('-p')],
  traps: [trap],
};
const status = { kind: 'proven', proof, lifted: 3, tightened: 1200 } as const;

describe('what is said of the guard in a client', () => {
  const failed = [seen('terminal', false), seen('-p'), seen('-p')];
  test.each<[string, GuardedClient, GuardProofStatus | undefined]>([
    ['Not tried: made after what others publish about its hooks.', CLIENT, undefined],
    ['Tried by hand in Product 1.2 on 2026-11-29; no proof is recorded.', TRIED, undefined],
    [
      'Proven in Product 1.3 (over its own protocol) on 2026-11-30: 4 of 4 calls ended as they should. The guard let 3 calls run that the client’s file asks about, and asked about or refused 1,200 that it lets run or asks about.',
      TRIED,
      status,
    ],
    [
      'Not proven: what is tried has changed since it ran in Product 1.3 (over its own protocol) on 2026-11-30.',
      TRIED,
      { ...status, kind: 'stale' },
    ],
    [
      'Not proven: in Product 1.3 (over its own protocol) on 2026-11-30, only 3 of 4 calls ended as they should.',
      TRIED,
      { ...status, kind: 'failed', proof: { ...proof, cases: failed } },
    ],
  ])('%s', (sentence, client, given) => {
    expect(guardProofSentence(client, given)).toBe(sentence);
  });

  test('settings with the number of calls', () => {
    expect(triedSettings({ ...proof, cases: [...proof.cases, seen('-p', false)] })).toEqual([
      { setting: 'terminal', layer: 'hook', worth: 'works', passed: 2, total: 2 },
      { setting: '-p', layer: 'hook', worth: 'works', passed: 1, total: 2 },
      { setting: 'program missing', layer: 'hook', worth: 'floor', passed: 1, total: 1 },
    ]);
  });
});
