import {
  type GuardProofStatus,
  guardProofStatus,
  guardRecordSchema,
} from '#domain/policy/guard/proof.ts';
import type { Preset } from '#domain/policy/preset.ts';
import {
  type ProofRecord,
  type ProofStatus,
  proofOf,
  proofRecordSchema,
  proofStatus,
  type Trap,
  triedOverrides,
} from '#domain/policy/proof.ts';
import { TARGETS } from '#domain/policy/targets/index.ts';
import { type CheckedSentences, checkedSentence } from '#wording/proof.ts';
import { proofRuns } from '../../engines/cases/proof-runs.ts';
import { digestOf } from '../../engines/digest.ts';
import { GUARDED_CLIENTS } from '../../engines/guard/clients.ts';
import { digestOfGuard } from '../../engines/guard/digest.ts';
import guardRecorded from '../../engines/guard-record.json' with { type: 'json' };
import recorded from '../../engines/record.json' with { type: 'json' };
import { memo } from './memo.ts';
import { allPresets } from './presets.ts';

const record = proofRecordSchema.parse(recorded);

/**
 * What a record proves about the files that each target gives today, by the id of the target. A target
 * that was never run has none.
 */
export function proofsToday(
  presets: readonly Preset[],
  of: ProofRecord = record,
): ReadonlyMap<string, ProofStatus> {
  const runs = proofRuns((id) => {
    const preset = presets.find((known) => known.id === id);
    if (!preset) throw new Error(`There is no preset “${id}”.`);
    return preset;
  });
  const proofs = TARGETS.filter(({ id }) => proofOf(of, id)).flatMap(({ id }) => {
    const status = proofStatus(of, id, digestOf(id, runs));
    return status ? [[id, status] as const] : [];
  });
  return new Map(proofs);
}

/** How the files of each target were checked, by the id of the target. */
export const checkedSentences = memo('checked sentences', (db): CheckedSentences => {
  const proofs = proofsToday(allPresets(db));
  return Object.fromEntries(
    TARGETS.map((target) => [target.id, checkedSentence(target, proofs.get(target.id))]),
  );
});

/** Files as one could write them by hand, and what the product did with them. */
export const trapsOf = (target: string): readonly Trap[] => proofOf(record, target)?.traps ?? [];

/** The overrides of a target that the product was seen to obey, by their id. */
export const triedOverridesOf = (target: string) => triedOverrides(record, target);

const guardRecord = guardRecordSchema.parse(guardRecorded);

/** What is proven of the guard in each client that was run with it, by the id of the client. */
export const guardProofs = memo('guard proofs', (): ReadonlyMap<string, GuardProofStatus> => {
  const known = GUARDED_CLIENTS.flatMap((guarded) => {
    const { target } = guarded.client;
    const proof = guardRecord.proofs.find(({ client }) => client === target);
    if (!proof) return [];
    return [[target, guardProofStatus(proof, digestOfGuard(guarded))] as const];
  });
  return new Map(known);
});
