import { expect, test } from 'vitest';
import { type ProofRecord, proofRecordSchema } from '#domain/policy/proof.ts';
import { TARGETS } from '#domain/policy/targets/index.ts';
import recorded from '../../../engines/record.json' with { type: 'json' };
import { checkedSentence } from './checked-sentence.ts';

const record = proofRecordSchema.parse(recorded);
const proven = TARGETS.filter(({ id }) => record.runs.some((run) => run.target === id));
const CLAIM = /^(Proven in|Judged by|Checked by) .* (\d+) of \2 /;

function changed(change: (run: ProofRecord['runs'][number]) => object): ProofRecord {
  return { runs: record.runs.map((run) => ({ ...run, ...change(run) })) };
}

test.each(proven)('$id: a record of other files takes the claim off the page', (target) => {
  const stale = changed(() => ({ digest: 'f'.repeat(64) }));
  expect(checkedSentence(target, stale)).toMatch(/^Not proven: the files have changed since /);
});

test.each(proven)('$id: one case that failed takes the claim off the page', (target) => {
  const failing = changed(({ passed }) => ({ passed: passed - 1 }));
  expect(checkedSentence(target, failing)).toMatch(/^Not proven: /);
  expect(checkedSentence(target, failing)).not.toMatch(CLAIM);
});

test('there is a claim to take away', () => {
  expect(proven.length).toBeGreaterThan(9);
  const claimed = proven.filter((target) => CLAIM.test(checkedSentence(target)));
  expect(claimed.length).toBeGreaterThan(0);
});

test('a target that was never run says what was done instead', () => {
  for (const target of TARGETS.filter((one) => !proven.includes(one))) {
    expect(checkedSentence(target)).toBe(target.verification.sentence);
  }
});
