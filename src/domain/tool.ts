import { z } from 'zod';
import type { Stated } from './risk/stated.ts';

/** What the author declares about behaviour; names and meaning as in the MCP specification. */
export const hintsSchema = z
  .strictObject({
    readOnlyHint: z.boolean().optional(),
    destructiveHint: z.boolean().optional(),
    idempotentHint: z.boolean().optional(),
    openWorldHint: z.boolean().optional(),
  })
  .meta({ description: 'Tool annotations as the author declares them' });
export type Hints = z.infer<typeof hintsSchema>;

/** Defaults that the MCP specification gives to hints that an author leaves out. */
export const HINT_DEFAULTS = {
  readOnlyHint: false,
  destructiveHint: true,
  idempotentHint: false,
  openWorldHint: true,
} as const satisfies Required<Hints>;

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

export const parameterSchema = z
  .strictObject({
    name: z.string().min(1),
    type: z
      .string()
      .min(1)
      .optional()
      .meta({ description: 'JSON type, or the source language type' }),
    required: z.boolean().default(false),
    enum: z.array(scalar).min(1).optional(),
    default: scalar.optional(),
    description: z.string().min(1).optional(),
  })
  .meta({ description: 'One argument that a tool accepts' });
export type Parameter = z.infer<typeof parameterSchema>;

/**
 * One tool as the catalogue knows it. `summary` is in our own words; `description` is foreign text
 * and is shown only as a quotation. `parameters` is null where nothing is known of them.
 */
export interface Tool {
  readonly name: string;
  readonly title?: string | undefined;
  readonly summary?: string | undefined;
  readonly description?: string | undefined;
  readonly parameters: readonly Parameter[] | null;
  /** True where the parameters' descriptions are foreign text. */
  readonly quoted?: boolean | undefined;
  readonly hints: Hints;
  /** What sources say that a call does, where we hold our summary instead of their words. */
  readonly states?: readonly Stated[] | undefined;
}
