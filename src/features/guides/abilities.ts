import type { TargetAbilities } from '#domain/policy/target.ts';

/** What a target may be able to do, as a short column title. */
export const ABILITY_LABEL: Record<keyof TargetAbilities, string> = {
  allow: 'Allow',
  ask: 'Ask a person',
  deny: 'Refuse',
  hide: 'Hide',
  limit: 'Count calls',
  condition: 'Check arguments',
  unlisted: 'Refuse unlisted tools',
  severalServers: 'Several servers in one file',
};

/** Can a target with these abilities do this? Unlisted tools: can it refuse them? */
export function isAble(can: TargetAbilities, ability: keyof TargetAbilities): boolean {
  return ability === 'unlisted' ? can.unlisted.includes('deny') : can[ability];
}

export const ABILITIES = Object.keys(ABILITY_LABEL) as (keyof TargetAbilities)[];
