import { z } from 'zod';

/** Can the worst plausible call be undone? `nothing-changes` for a tool that only reads. */
export const REVERSIBILITIES = ['nothing-changes', 'yes', 'partly', 'no', 'unknown'] as const;
export const reversibilitySchema = z.enum(REVERSIBILITIES);
export type Reversibility = z.infer<typeof reversibilitySchema>;
