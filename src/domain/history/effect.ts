import type { Decision, Unlisted } from '../policy/policy.ts';
import type { PresetId } from '../policy/preset.ts';
import type { Version } from './history.ts';

/** What a version does to policies of one preset. */
export interface VersionEffect {
  readonly preset: PresetId;
  /** What a policy made before decides about the new tools, which it does not list. */
  readonly unlisted: Unlisted;
  /** How many of the new tools a policy made today lets run, asks about and refuses. */
  readonly now: Readonly<Record<'allow' | 'ask' | 'deny', number>>;
  /** New tools that later versions took away again. */
  readonly gone: number;
}

interface PresetRules {
  readonly preset: PresetId;
  readonly unlisted: Unlisted;
  /** By the name of the tool, for those of the newest version. */
  readonly decisions: ReadonlyMap<string, Decision>;
}

/** Effects of a version on each preset; none where it brings no tool. */
export function effectsOf(
  { added = [] }: Version,
  presets: readonly PresetRules[],
): VersionEffect[] {
  if (added.length === 0) return [];
  return presets.map(({ preset, unlisted, decisions }) => {
    const count = (...wanted: readonly Decision[]) =>
      added.filter((name) => wanted.some((decision) => decisions.get(name) === decision)).length;
    const now = { allow: count('allow'), ask: count('ask'), deny: count('deny', 'hide') };
    return { preset, unlisted, now, gone: added.length - now.allow - now.ask - now.deny };
  });
}
