import { z } from 'zod';
import type { Evidence } from './evidence.ts';

/** Can the worst plausible call be undone? `nothing-changes` for a tool that only reads. */
export const REVERSIBILITIES = ['nothing-changes', 'yes', 'partly', 'no', 'unknown'] as const;
export const reversibilitySchema = z.enum(REVERSIBILITIES);
export type Reversibility = z.infer<typeof reversibilitySchema>;

/** `call`: the agent itself, with another call; `person`: somebody at the product; `provider`: nobody else. */
export const UNDOERS = ['call', 'person', 'provider'] as const;

/** What it comes back from; `schedule`: it has not happened yet. */
export const UNDO_SOURCES = ['trash', 'history', 'backup', 'schedule'] as const;

export const undoSchema = z
  .strictObject({ by: z.enum(UNDOERS), from: z.enum(UNDO_SOURCES).optional() })
  .meta({ description: 'Who can undo it, and what it comes back from' });

/** Who can undo a call, where anybody can. */
export interface Undo {
  readonly by: (typeof UNDOERS)[number];
  readonly from?: (typeof UNDO_SOURCES)[number] | undefined;
  /** For how long, as the words say it: "30 days". */
  readonly within?: string | undefined;
  /** None where the kind of effect alone says so. */
  readonly evidence: readonly Evidence[];
}
