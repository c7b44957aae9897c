import { z } from 'zod';

/** A single fact of an entry that its sources leave open, and why. */
export const doubtSchema = z
  .strictObject({
    field: z.string().min(2).meta({ description: 'Which fact, by the name of its field' }),
    why: z.string().min(5),
  })
  .meta({ description: 'A fact that the sources leave open' });
