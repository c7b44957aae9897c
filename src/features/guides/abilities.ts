import type { TargetAbilities } from '#domain/policy/target.ts';

/** What a target may be able to do, as a short column title. */
export const ABILITY_LABEL: Record<keyof TargetAbilities, string> = {
  allow: 'Allow',
  ask: 'Ask a person',
  deny: 'Refuse',
  hide: 'Hide',
  limit: 'Count calls',
  condition: 'Check arguments',
  unlisted: 'Decide about unlisted tools',
  severalServers: 'Several servers in one file',
};

export const ABILITIES = Object.keys(ABILITY_LABEL) as (keyof TargetAbilities)[];
