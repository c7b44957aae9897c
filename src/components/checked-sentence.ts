import { proofRecordSchema, proofSentence } from '#domain/policy/proof.ts';
import type { EnforcementTarget } from '#domain/policy/target.ts';
import recorded from '../../engines/record.json';

const record = proofRecordSchema.parse(recorded);

/** How a target's files were checked: by a recorded run, or else as the target itself says. */
export function checkedSentence({ id, verification }: EnforcementTarget): string {
  return proofSentence(record, id) ?? verification.sentence;
}

/** Files as one could write them by hand, and what the product made of them. */
export const trapsOf = (target: string) =>
  record.runs.find((run) => run.target === target)?.traps ?? [];
