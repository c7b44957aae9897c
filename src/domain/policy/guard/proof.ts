import { z } from 'zod';
import { modeSchema, seenSchema } from '../proof.ts';

/** One call of a session in the real client, with the guard. */
export const guardCaseSchema = z.strictObject({
  /** How the client and the guard were started. */
  setting: z.string().min(1),
  layer: z.enum(['hook', 'wrapper', 'wrapper that hears']),
  /** How the client was driven, where not as the proof says. */
  mode: modeSchema.optional(),
  /** The session that the call is one of. */
  run: z.string().min(1),
  call: z.string().min(1),
  /** As JSON. */
  arguments: z.string().optional(),
  /** What the client’s own policy file does without the guard. */
  floor: seenSchema,
  expected: seenSchema,
  seen: seenSchema,
  ok: z.boolean(),
});
export type GuardCase = z.infer<typeof guardCaseSchema>;

/** A call in a setting in which the guard cannot decide: it is missing, broken, slow or switched off. */
export const guardTrapSchema = guardCaseSchema.extend({
  /**
   * `floor`: the client’s own rules decide. `refuses`: every call is refused. `works`: the guard decides,
   * but what it would ask a person runs.
   */
  worth: z.enum(['works', 'floor', 'refuses']),
});
export type GuardTrap = z.infer<typeof guardTrapSchema>;

export const guardProofSchema = z.strictObject({
  /** Id of the client, which is that of its enforcement target. */
  client: z.string().min(1),
  engine: z.string().min(1),
  version: z.string().min(1),
  mode: modeSchema,
  date: z.iso.date(),
  /** Digest of what was tried, so that an older record is known as such. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  cases: z.array(guardCaseSchema).min(1),
  traps: z.array(guardTrapSchema),
});
export type GuardProof = z.infer<typeof guardProofSchema>;

/** What `npm run prove` saw of the guard. */
export const guardRecordSchema = z.strictObject({ proofs: z.array(guardProofSchema) });
export type GuardRecord = z.infer<typeof guardRecordSchema>;

/** What a recorded proof says of the guard of today. */
export interface GuardProofStatus {
  /** `stale`: the record is of other cases than those of today. `failed`: a call ended otherwise. */
  readonly kind: 'proven' | 'stale' | 'failed';
  readonly proof: GuardProof;
  /** Calls that the client’s own rules ask about, and the guard let run. */
  readonly lifted: number;
  /** Calls that the client’s own rules let run or ask about, and the guard asked about or refused. */
  readonly tightened: number;
}

const STRICTNESS = ['allowed', 'asked', 'denied', 'hidden'];

/** What a proof says, where `today` is the digest of the cases of today. */
export function guardProofStatus(proof: GuardProof, today: string): GuardProofStatus {
  const failed = [...proof.cases, ...proof.traps].some(({ ok }) => !ok);
  const difference = ({ floor, seen }: GuardCase) =>
    STRICTNESS.indexOf(seen) - STRICTNESS.indexOf(floor);
  return {
    kind: proof.digest !== today ? 'stale' : failed ? 'failed' : 'proven',
    proof,
    lifted: proof.cases.filter((each) => difference(each) < 0).length,
    tightened: proof.cases.filter((each) => difference(each) > 0).length,
  };
}
