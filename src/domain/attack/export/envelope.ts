import type { AttackRelease } from '../release.ts';

export const ATTACK_LICENCE = 'CC-BY-4.0';

/** What every file of the attack database says of itself. */
export interface Envelope {
  readonly version: string;
  readonly date: string;
  readonly licence: typeof ATTACK_LICENCE;
  readonly source: string;
}

/** `home` is the address of the database's own page. */
export function envelope({ version, date }: AttackRelease, home: string): Envelope {
  return { version, date, licence: ATTACK_LICENCE, source: home };
}
