import { CAPABILITIES, type Capability } from './capability.ts';
import type { Finding } from './finding.ts';

/**
 * What the tool lets an agent do, in the order of the vocabulary. Where one of several actions
 * decides the category, what the name and the text speak of is still among them.
 */
export function capabilitiesOf({
  verdict,
  effect,
  raisedBy,
  touches,
  arguments: args,
}: Finding): Capability[] {
  const found = new Set([
    ...(effect?.rule.capabilities ?? []),
    ...(verdict.effect?.rule.capabilities ?? []),
    ...(raisedBy?.rule.capabilities ?? []),
    ...[...touches, ...args].flatMap(({ rule }) => rule.capabilities),
  ]);
  return CAPABILITIES.filter((capability) => found.has(capability));
}
