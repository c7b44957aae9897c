import { parse } from 'yaml';
import { type PresetId, presetSchema } from '#domain/policy/preset.ts';
import {
  type ProofRecord,
  type ProofStatus,
  proofOf,
  proofRecordSchema,
  proofStatus,
  type Seen,
} from '#domain/policy/proof.ts';
import type { EnforcementTarget } from '#domain/policy/target.ts';
import { proofSentence } from '#wording/proof.ts';
import { VERIFICATION_SENTENCE } from '#wording/target.ts';
import careful from '../../../content/presets/careful.yaml?raw';
import open from '../../../content/presets/open.yaml?raw';
import readOnly from '../../../content/presets/read-only.yaml?raw';
import { proofRuns } from '../../../engines/cases/proof-runs.ts';
import { digestOf } from '../../../engines/digest.ts';
import recorded from '../../../engines/record.json';

const record = proofRecordSchema.parse(recorded);
const PRESET: Readonly<Record<PresetId, string>> = { careful, open, 'read-only': readOnly };
const runs = proofRuns((id) => ({ id, ...presetSchema.parse(parse(PRESET[id])) }));
const digests = new Map<string, string>();

/** The digest of what would be run today, which a record must be of. */
function digestOfToday(target: string): string {
  const digest = digests.get(target) ?? digestOf(target, runs);
  digests.set(target, digest);
  return digest;
}

/** What a record proves about a target's files of today; undefined where it was never run. */
export const provedOf = (target: string, of: ProofRecord = record): ProofStatus | undefined =>
  proofOf(of, target) && proofStatus(of, target, digestOfToday(target));

/**
 * How a target's files were checked: by a run that is recorded, whose every call ended as shown, and
 * whose files are those of today; or else as the target itself says.
 */
export function checkedSentence({
  id,
  verification,
}: Pick<EnforcementTarget, 'id' | 'verification'>): string {
  const status = provedOf(id);
  return status ? proofSentence(status) : VERIFICATION_SENTENCE[verification];
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
