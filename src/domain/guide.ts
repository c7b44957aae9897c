import { z } from 'zod';

/** Front matter of a file in `content/guides/`; the file's name is the last part of its address. */
export const guideSchema = z.strictObject({
  title: z.string().min(5).max(80),
  summary: z.string().min(30).max(200).meta({ description: 'One or two sentences for the list' }),
  order: z.int().positive().meta({ description: 'Place in the list of guides, from 1' }),
});
