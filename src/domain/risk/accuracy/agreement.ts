import { CAPABILITIES } from '../capability.ts';
import type { AccuracySet } from './accuracy-file.ts';
import type { Label } from './label.ts';

interface Pair {
  readonly one: string;
  readonly other: string;
}

/**
 * Cohen's kappa of two readers: (observed − expected) / (1 − expected), where `expected` is how often
 * they would agree by chance with their own shares of each answer. 1 where both give one and the
 * same answer throughout; undefined without pairs.
 */
export function cohensKappa(pairs: readonly Pair[]): number | undefined {
  if (pairs.length === 0) return undefined;
  const share = (test: (pair: Pair) => boolean) => pairs.filter(test).length / pairs.length;
  const observed = share(({ one, other }) => one === other);
  const answers = new Set(pairs.flatMap(({ one, other }) => [one, other]));
  const expected = [...answers].reduce(
    (sum, answer) =>
      sum + share(({ one }) => one === answer) * share(({ other }) => other === answer),
    0,
  );
  return expected === 1 ? 1 : (observed - expected) / (1 - expected);
}

const rounded = (value: number | undefined): number | undefined =>
  value === undefined ? undefined : Math.round(value * 10_000) / 10_000;

/** How well the two readers of the labels agree; undefined where the labels keep no readings. */
export function readerAgreement(labels: readonly Label[]): AccuracySet['agreement'] {
  const read = labels.flatMap(({ readings }) => (readings ? [readings] : []));
  if (read.length === 0) return undefined;
  const ofCapabilities = read.flatMap(([one, other]) =>
    CAPABILITIES.map((capability) => ({
      one: String(one.capabilities.includes(capability)),
      other: String(other.capabilities.includes(capability)),
    })),
  );
  return {
    category: rounded(
      cohensKappa(read.map(([one, other]) => ({ one: one.category, other: other.category }))),
    ),
    severity: rounded(
      cohensKappa(read.map(([one, other]) => ({ one: one.severity, other: other.severity }))),
    ),
    capabilities: rounded(cohensKappa(ofCapabilities)),
  };
}
