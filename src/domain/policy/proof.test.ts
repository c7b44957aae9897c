import { expect, test } from 'vitest';
import { type ProofRecord, proofRecordSchema, proofStatus } from './proof.ts';

type Run = ProofRecord['runs'][number];

const digest = '0'.repeat(64);

function run(passed: number, total: number, rest: Partial<Run> = {}): Run {
  const cases = Array.from({ length: total }, (_, index): Run['cases'][number] => {
    const ok = index < passed;
    return { name: `call ${index}`, expected: 'hidden', seen: ok ? 'hidden' : 'allowed', ok };
  });
  const what = { target: 'claude-code', engine: 'Claude Code', version: '2.1.329' };
  return {
    ...{ ...what, mode: 'protocol', unit: 'call', date: '2026-11-21', digest },
    ...{ cases, traps: [], passed, total },
    ...rest,
  };
}

const statusOf = (recorded: Run, today = digest) =>
  proofStatus({ runs: [recorded] }, 'claude-code', today)?.kind;

test('what a record proves', () => {
  expect(statusOf(run(14, 14))).toBe('proven');
  expect(statusOf(run(13, 14))).toBe('failed');
  expect(statusOf(run(14, 14), '1'.repeat(64))).toBe('stale');
  expect(statusOf(run(3, 3, { mode: 'library' }))).toBe('judged');
  expect(statusOf(run(3, 3, { target: 'openai' }))).toBeUndefined();
});

test('the product comes before its library', () => {
  const library = run(9, 9, { mode: 'library' });
  const status = proofStatus({ runs: [library, run(2, 2)] }, 'claude-code', digest);
  expect(status).toMatchObject({ kind: 'proven', run: { total: 2 } });
});

test('a record that does not count its cases is refused', () => {
  expect(proofRecordSchema.safeParse({ runs: [run(2, 3)] }).success).toBe(true);
  expect(proofRecordSchema.safeParse({ runs: [run(2, 3, { passed: 3 })] }).success).toBe(false);
});
