import { z } from 'zod';

/** The name of an entry's file, and the last part of its address. */
export const slugSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case words and hyphens');
