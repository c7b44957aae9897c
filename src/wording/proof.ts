import type { Mode, ProofStatus } from '#domain/policy/proof.ts';
import type { EnforcementTarget } from '#domain/policy/target.ts';
import { VERIFICATION_SENTENCE } from './target.ts';

/** How the product was driven, after its name; the library's own sentence says that it was not run. */
export const DRIVEN: Record<Mode, string> = {
  protocol: ' (over its own protocol)',
  terminal: ' (in a terminal)',
  headless: ' (without a terminal)',
  library: '',
};

/** What a record allows to say about a target's files. */
export function proofSentence({ kind, run }: ProofStatus): string {
  const { engine, version, date, unit, mode } = run;
  const [passed, total] = [run.passed, run.total].map((number) => number.toLocaleString('en'));
  const count = `${passed} of ${total} ${unit === 'call' ? 'calls as shown' : 'files accepted'}`;
  const where = `${engine} ${version}${DRIVEN[mode]} on ${date}`;
  switch (kind) {
    case 'stale':
      return `Not proven: the files have changed since they ran in ${where}.`;
    case 'failed':
      return `Not proven: run in ${where}, only ${count}.`;
    case 'proven':
      return `Proven in ${where}, ${count}.`;
    case 'judged': {
      const verb = unit === 'file' ? 'Checked by' : 'Judged by';
      return `${verb} ${where}, ${count}; the product itself was not run.`;
    }
  }
}

/** How a target's files were checked: by a recorded run, or else as the target itself says. */
export const checkedSentence = (
  { verification }: Pick<EnforcementTarget, 'verification'>,
  proof: ProofStatus | undefined,
): string => (proof ? proofSentence(proof) : VERIFICATION_SENTENCE[verification]);

/** How the files of each target were checked, by the id of the target. */
export type CheckedSentences = Readonly<Record<string, string>>;
