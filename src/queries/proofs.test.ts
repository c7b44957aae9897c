import { expect, test } from 'vitest';
import { readContent } from '#catalogue/read/content.ts';
import { PRESET_IDS } from '#domain/policy/preset.ts';
import { type ProofRecord, proofRecordSchema } from '#domain/policy/proof.ts';
import { TARGETS } from '#domain/policy/targets/index.ts';
import recorded from '../../engines/record.json' with { type: 'json' };
import { proofsToday } from './proofs.ts';

const record = proofRecordSchema.parse(recorded);
const presets = readContent('content').presets.flatMap(({ id, value }) =>
  PRESET_IDS.filter((known) => known === id).map((known) => ({ ...value, id: known })),
);
const targets = TARGETS.map(({ id }) => id).filter((id) =>
  record.runs.some((run) => run.target === id),
);

/** What is proven of each target that was ever run, where the record is changed. */
function kinds(change: (run: ProofRecord['runs'][number]) => object): (string | undefined)[] {
  const changed = { runs: record.runs.map((run) => ({ ...run, ...change(run) })) };
  const proofs = proofsToday(presets, changed);
  return targets.map((id) => proofs.get(id)?.kind);
}

test('a record of other files takes every claim off the page', () => {
  expect(new Set(kinds(() => ({ digest: 'f'.repeat(64) })))).toEqual(new Set(['stale']));
});

test('one case that failed takes the claim off the page', () => {
  expect(new Set(kinds(({ passed }) => ({ passed: passed - 1 })))).toEqual(new Set(['failed']));
});

test('there is a claim to take away, and none about a target that was never run', () => {
  const proofs = proofsToday(presets);
  expect(targets.length).toBeGreaterThan(9);
  expect([...proofs.keys()].sort()).toEqual([...targets].sort());
  expect([...proofs.values()].map(({ kind }) => kind)).toContain('proven');
});
