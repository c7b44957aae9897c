import { z } from 'zod';

/** `content/attacks/release.yaml`: which state of the attack database this is. */
export const attackReleaseSchema = z
  .strictObject({
    version: z.string().regex(/^\d+\.\d+\.\d+$/, 'use three numbers, such as 1.2.0'),
    date: z.iso.date(),
  })
  .meta({ id: 'attack-release', description: 'Version and day of the attack database' });
export type AttackRelease = z.infer<typeof attackReleaseSchema>;
