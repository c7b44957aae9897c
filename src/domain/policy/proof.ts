import { z } from 'zod';
import { OUTCOMES } from './decide.ts';

/** What was seen: an outcome of a call, whether a file was accepted, or nothing that says which. */
export const seenSchema = z.enum([...OUTCOMES, 'accepted', 'rejected', 'not started', 'unclear']);
export type Seen = z.infer<typeof seenSchema>;

const caseSchema = z
  .strictObject({
    name: z.string().min(1),
    expected: seenSchema,
    seen: seenSchema,
    ok: z.boolean(),
  })
  .meta({ description: 'One call, or one file, in the real engine' });

/**
 * How an engine is driven.
 * - `protocol`: over the client's own protocol, in which its questions to a person arrive.
 * - `terminal`: in a pseudo terminal.
 * - `headless`: by one command that gets no input.
 * - `library`: not the product itself, but its library or its types.
 */
export const modeSchema = z.enum(['protocol', 'terminal', 'headless', 'library']);
export type Mode = z.infer<typeof modeSchema>;
/** How the product itself is driven. */
export type DriveMode = Exclude<Mode, 'library'>;

/** A file as one could write it by hand; the tool is the one that was called, where one was. */
const trapSchema = caseSchema.extend({
  tool: z.string().min(1).optional(),
  /** Id of the override of the target that it shows. */
  override: z.string().min(1).optional(),
  /** How the engine was driven, where not as in the cases. */
  mode: modeSchema.optional(),
});
export type Trap = z.infer<typeof trapSchema>;

export const proofRunSchema = z
  .strictObject({
    /** Id of an enforcement target. */
    target: z.string().min(1),
    engine: z.string().min(1),
    version: z.string().min(1),
    mode: modeSchema,
    /** What a case is. */
    unit: z.enum(['call', 'file']),
    date: z.iso.date(),
    /** Digest of every file and call, so that a record of older files is known as such. */
    digest: z.string().regex(/^[0-9a-f]{64}$/),
    cases: z.array(caseSchema).min(1),
    /** Files as one could write them by hand, and what the engine makes of them. */
    traps: z.array(trapSchema),
    passed: z.int().nonnegative(),
    total: z.int().positive(),
  })
  .refine(
    ({ cases, passed, total }) =>
      total === cases.length && passed === cases.filter(({ ok }) => ok).length,
    { error: 'passed and total do not count the cases' },
  );
export type ProofRun = z.infer<typeof proofRunSchema>;

/** What `npm run prove` saw. */
export const proofRecordSchema = z.strictObject({ runs: z.array(proofRunSchema) });
export type ProofRecord = z.infer<typeof proofRecordSchema>;

/** The recorded run of a target: the product itself before a library. */
export function proofOf(record: ProofRecord, target: string): ProofRun | undefined {
  const runs = record.runs.filter((run) => run.target === target);
  return runs.find((run) => run.mode !== 'library') ?? runs[0];
}

/** What a recorded run says about the files of today. */
export interface ProofStatus {
  /**
   * - `stale`: the record is of other files than those of today.
   * - `failed`: at least one case ended otherwise.
   * - `proven`: every case ended as shown in the product itself.
   * - `judged`: every case did, in the engine's library or its types.
   */
  readonly kind: 'stale' | 'failed' | 'proven' | 'judged';
  readonly run: ProofRun;
}

/**
 * What a record proves about a target's files, whose digest is `today`; undefined where it has no run.
 * One case that failed takes the claim away, and so does a record of other files.
 */
export function proofStatus(
  record: ProofRecord,
  target: string,
  today: string,
): ProofStatus | undefined {
  const run = proofOf(record, target);
  if (!run) return undefined;
  if (run.digest !== today) return { kind: 'stale', run };
  if (run.passed < run.total) return { kind: 'failed', run };
  return { kind: run.mode === 'library' ? 'judged' : 'proven', run };
}

/** The run of the product that showed what an override does. */
export type TriedOverride = Pick<ProofRun, 'engine' | 'version' | 'date'>;

/** By id, the overrides of a target that a recorded run of the product showed to do what is said of them. */
export function triedOverrides(
  record: ProofRecord,
  target: string,
): ReadonlyMap<string, TriedOverride> {
  const runs = record.runs.filter((run) => run.target === target && run.mode !== 'library');
  return new Map(
    runs.flatMap(({ engine, version, date, traps }) =>
      traps.flatMap(({ override, ok }) =>
        override !== undefined && ok ? [[override, { engine, version, date }] as const] : [],
      ),
    ),
  );
}
