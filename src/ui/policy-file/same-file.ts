import { sameFileGroups } from '#domain/policy/effective.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { EnforcementTarget, Rendered } from '#domain/policy/target.ts';
import { sameFileSentence } from '#wording/effects.ts';

/** The policy of a preset. */
export interface PolicyOfPreset {
  readonly label: string;
  readonly policy: Policy;
}

/** Which presets give the same file as the one that made this policy, as a sentence; empty where none does. */
export function sameFile(
  target: EnforcementTarget,
  policy: Policy,
  presets: readonly PolicyOfPreset[],
  render: (target: EnforcementTarget, policy: Policy) => Rendered,
): string {
  const files = presets.map((other) => ({
    splits: false,
    files: [{ policy: other.policy, rendered: render(target, other.policy) }],
  }));
  const own = presets.findIndex((other) => other.policy === policy);
  const group = sameFileGroups(files).find((places) => places.includes(own));
  const labels = group?.flatMap((place) => presets[place]?.label ?? []);
  return labels ? sameFileSentence(target.label, labels) : '';
}
