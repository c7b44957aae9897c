import { expect, test } from 'vitest';
import type { Mode, ProofRun, ProofStatus } from '#domain/policy/proof.ts';
import { proofSentence } from './proof.ts';

const run: ProofRun = {
  target: 'claude-code',
  engine: 'Claude Code',
  version: '2.1.329',
  mode: 'protocol',
  unit: 'call',
  date: '2026-11-21',
  digest: '0'.repeat(64),
  cases: [],
  traps: [],
  passed: 13,
  total: 14,
};
const where = 'Claude Code 2.1.329 (over its own protocol) on 2026-11-21';
const library = 'Claude Code 2.1.329 on 2026-11-21';

test.each<[ProofStatus['kind'], ProofRun['unit'], string, Mode?]>([
  ['proven', 'call', `Proven in ${where}, 13 of 14 calls as shown.`],
  ['failed', 'call', `Not proven: run in ${where}, only 13 of 14 calls as shown.`],
  ['stale', 'call', `Not proven: the files have changed since they ran in ${where}.`],
  [
    'judged',
    'call',
    `Judged by ${library}, 13 of 14 calls as shown; the product itself was not run.`,
    'library',
  ],
  [
    'judged',
    'file',
    `Checked by ${library}, 13 of 14 files accepted; the product itself was not run.`,
    'library',
  ],
])('%s, by %s', (kind, unit, sentence, mode = 'protocol') => {
  expect(proofSentence({ kind, run: { ...run, unit, mode } })).toBe(sentence);
});
