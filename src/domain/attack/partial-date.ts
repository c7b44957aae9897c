import { z } from 'zod';

/** A day, a month or a year, as far as the source says: YYYY, YYYY-MM or YYYY-MM-DD. */
export const partialDateSchema = z
  .string()
  .regex(
    /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/,
    'use YYYY, YYYY-MM or YYYY-MM-DD with a month and day that exist',
  )
  .meta({ description: 'YYYY, YYYY-MM or YYYY-MM-DD, as far as the source says' });
export type PartialDate = z.infer<typeof partialDateSchema>;

/** True if every day that the date can mean lies after `today` (YYYY-MM-DD). */
export function isFuture(date: PartialDate, today: string): boolean {
  return date > today.slice(0, date.length);
}
