import { CAPABILITIES, type Capability } from '../capability.ts';
import type { Judged } from './measure.ts';

/** Numbers of capabilities: in labels, in verdicts, and in both for the same tool. */
export interface CapabilityCounts {
  readonly labelled: number;
  readonly given: number;
  readonly right: number;
}

export interface CapabilityScore extends CapabilityCounts {
  readonly capability: Capability;
}

/** Over all capabilities together (micro), and for each that a label or a verdict has. */
export interface CapabilityScores extends CapabilityCounts {
  /** Tools whose label lists capabilities, also none. */
  readonly tools: number;
  readonly each: readonly CapabilityScore[];
}

/** Compares capabilities where the label lists them; undefined where no label does. */
export function capabilityScores(judged: readonly Judged[]): CapabilityScores | undefined {
  const compared = judged.flatMap(({ capabilities, verdictCapabilities }) =>
    capabilities ? [{ labelled: new Set(capabilities), given: new Set(verdictCapabilities) }] : [],
  );
  if (compared.length === 0) return undefined;
  const each = CAPABILITIES.map((capability) => ({
    capability,
    labelled: compared.filter(({ labelled }) => labelled.has(capability)).length,
    given: compared.filter(({ given }) => given.has(capability)).length,
    right: compared.filter(
      ({ labelled, given }) => labelled.has(capability) && given.has(capability),
    ).length,
  })).filter(({ labelled, given }) => labelled + given > 0);
  const sum = (of: keyof CapabilityCounts) => each.reduce((total, row) => total + row[of], 0);
  return {
    tools: compared.length,
    labelled: sum('labelled'),
    given: sum('given'),
    right: sum('right'),
    each,
  };
}

/** The share of given capabilities that labels have; undefined where none was given. */
export const precisionOf = ({ given, right }: CapabilityCounts): number | undefined =>
  given === 0 ? undefined : right / given;

/** The share of labelled capabilities that were given; undefined where no label has one. */
export const recallOf = ({ labelled, right }: CapabilityCounts): number | undefined =>
  labelled === 0 ? undefined : right / labelled;

/** Capabilities that the verdict on a tool lacks, and those that its label lacks. */
export function capabilityDifference({
  capabilities,
  verdictCapabilities,
}: Pick<Judged, 'capabilities' | 'verdictCapabilities'>): {
  readonly missing: Capability[];
  readonly extra: Capability[];
} {
  if (!capabilities) return { missing: [], extra: [] };
  return {
    missing: capabilities.filter((capability) => !verdictCapabilities.includes(capability)),
    extra: verdictCapabilities.filter((capability) => !capabilities.includes(capability)),
  };
}
