import { z } from 'zod';
import { OUTCOMES } from './decide.ts';

/** What was seen: an outcome of a call, whether a file was accepted, or nothing that says which. */
const seenSchema = z.enum([...OUTCOMES, 'accepted', 'rejected', 'not started', 'unclear']);
export type Seen = z.infer<typeof seenSchema>;

const caseSchema = z
  .strictObject({
    name: z.string().min(1),
    expected: seenSchema,
    seen: seenSchema,
    ok: z.boolean(),
  })
  .meta({ description: 'One call, or one file, in the real engine' });

export const proofRunSchema = z
  .strictObject({
    /** Id of an enforcement target. */
    target: z.string().min(1),
    engine: z.string().min(1),
    version: z.string().min(1),
    /** `client`: the product itself ran. `library`: the engine's library, or its types, judged. */
    kind: z.enum(['client', 'library']),
    /** What a case is. */
    unit: z.enum(['call', 'file']),
    date: z.iso.date(),
    /** Digest of every file and call, so that a record of older files is known as such. */
    digest: z.string().regex(/^[0-9a-f]{64}$/),
    cases: z.array(caseSchema).min(1),
    /** Files as one could write them by hand, and what the engine makes of them. */
    traps: z.array(caseSchema),
    passed: z.int().nonnegative(),
    total: z.int().positive(),
  })
  .refine(
    ({ cases, passed, total }) =>
      total === cases.length && passed === cases.filter((one) => one.ok).length,
    { error: 'passed and total do not count the cases' },
  );
export type ProofRun = z.infer<typeof proofRunSchema>;

/** What `npm run prove` saw. */
export const proofRecordSchema = z.strictObject({ runs: z.array(proofRunSchema) });
export type ProofRecord = z.infer<typeof proofRecordSchema>;

/** The recorded run of a target: the product itself before a library. */
export function proofOf(record: ProofRecord, target: string): ProofRun | undefined {
  const runs = record.runs.filter((run) => run.target === target);
  return runs.find((run) => run.kind === 'client') ?? runs[0];
}

/**
 * The sentence that a record allows to say about a target's files, undefined where there is none.
 * One case that failed takes the claim away and is told instead; so does a record of other files
 * than those of today, whose digest is `today`.
 */
export function proofSentence(
  record: ProofRecord,
  target: string,
  today: string,
): string | undefined {
  const run = proofOf(record, target);
  if (!run) return undefined;
  const { engine, version, date, passed, total, kind, unit } = run;
  const [done, all] = [passed, total].map((number) => number.toLocaleString('en'));
  const count = `${done} of ${all} ${unit === 'call' ? 'calls as shown' : 'files accepted'}`;
  const where = `${engine} ${version} on ${date}`;
  if (run.digest !== today) return `Not proven: the files have changed since they ran in ${where}.`;
  if (passed < total) return `Not proven: run in ${where}, only ${count}.`;
  if (kind === 'client') return `Proven in ${where}, ${count}.`;
  const verb = unit === 'file' ? 'Checked by' : 'Judged by';
  return `${verb} ${where}, ${count}; the product itself was not run.`;
}
