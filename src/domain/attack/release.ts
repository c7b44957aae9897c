import { z } from 'zod';

/** `content/attacks/release.yaml`: which state of the attack database this is. */
export const attackReleaseSchema = z
  .strictObject({
    version: z.string().regex(/^\d+\.\d+\.\d+$/, 'use three numbers, such as 1.2.0'),
    date: z.iso.date(),
  })
  .meta({ id: 'attack-release', description: 'Version and day of the attack database' });
export type AttackRelease = z.infer<typeof attackReleaseSchema>;

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
