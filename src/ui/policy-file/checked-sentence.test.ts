import { expect, test } from 'vitest';
import { type ProofRecord, proofRecordSchema } from '#domain/policy/proof.ts';
import { TARGETS } from '#domain/policy/targets/index.ts';
import { VERIFICATION_SENTENCE } from '#wording/target.ts';
import recorded from '../../../engines/record.json' with { type: 'json' };
import { checkedSentence, provedOf } from './checked-sentence.ts';

const record = proofRecordSchema.parse(recorded);
const proven = TARGETS.filter(({ id }) => record.runs.some((run) => run.target === id));

function changed(change: (run: ProofRecord['runs'][number]) => object): ProofRecord {
  return { runs: record.runs.map((run) => ({ ...run, ...change(run) })) };
}

test.each(proven)('$id: a record of other files takes the claim off the page', ({ id }) => {
  expect(
    provedOf(
      id,
      changed(() => ({ digest: 'f'.repeat(64) })),
    )?.kind,
  ).toBe('stale');
});

test.each(proven)('$id: one case that failed takes the claim off the page', ({ id }) => {
  const failing = changed(({ passed }) => ({ passed: passed - 1 }));
  expect(provedOf(id, failing)?.kind).toBe('failed');
});

test('there is a claim to take away', () => {
  expect(proven.length).toBeGreaterThan(9);
  const kinds = proven.map(({ id }) => provedOf(id)?.kind);
  expect(kinds.some((kind) => kind === 'proven' || kind === 'judged')).toBe(true);
});

test('a target that was never run says what was done instead', () => {
  for (const target of TARGETS.filter((other) => !proven.includes(other))) {
    expect(checkedSentence(target)).toBe(VERIFICATION_SENTENCE[target.verification]);
  }
});
