import { proofOf, proofRecordSchema, proofSentence, type Seen } from '#domain/policy/proof.ts';
import type { EnforcementTarget } from '#domain/policy/target.ts';
import recorded from '../../engines/record.json';

const record = proofRecordSchema.parse(recorded);

/** How a target's files were checked: by a recorded run, or else as the target itself says. */
export function checkedSentence({ id, verification }: EnforcementTarget): string {
  return proofSentence(record, id) ?? verification.sentence;
}

export interface Trap {
  readonly title: string;
  /** The tool that was called, where a call was made. */
  readonly tool: string;
  readonly seen: Seen;
}

/** Files as one could write them by hand, and what the product made of them. */
export function trapsOf(target: string): Trap[] {
  return (proofOf(record, target)?.traps ?? []).map(({ name, seen }) => {
    const [, title = name, tool = ''] = name.match(/^(.*): [^:]+ \/ (.+)$/) ?? [];
    return { title, tool, seen };
  });
}
