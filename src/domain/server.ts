import { z } from 'zod';
import type { Disagreement } from './disagreement.ts';
import { type Identified, identityFields } from './identity.ts';
import { contentSourceSchema, evidenceQualitySchema, type Source } from './provenance.ts';
import { statementSchema } from './risk/stated.ts';
import { type ContentStart, contentStartSchema } from './start/start.ts';
import { hintsSchema, parameterSchema, type Tool } from './tool.ts';

export const repositorySchema = z.strictObject({
  url: z.url(),
  commit: z
    .string()
    .regex(/^[0-9a-f]{7,40}$/, 'use the hexadecimal commit')
    .optional(),
  folder: z.string().min(1).optional(),
});
export type Repository = z.infer<typeof repositorySchema>;

export const TRANSPORTS = ['stdio', 'streamable-http', 'sse', 'container'] as const;
export const transportSchema = z.enum(TRANSPORTS);
export type Transport = z.infer<typeof transportSchema>;

export const CONTROL_KINDS = ['read-only', 'toolset', 'confirm', 'dry-run', 'scope'] as const;

/** A safeguard that the server itself offers. */
export const controlSchema = z.strictObject({
  kind: z.enum(CONTROL_KINDS),
  how: z.string().min(1).meta({ description: 'What to set and what it does, in our words' }),
  setting: z.string().min(1).optional().meta({ description: 'Flag, variable, argument or scope' }),
  tools: z.array(z.string()).optional().meta({ description: 'Tools it concerns; all if left out' }),
  source: z.string(),
});
export type Control = z.infer<typeof controlSchema>;

export const contentToolSchema = z.strictObject({
  name: z.string().min(1),
  summary: z.string().min(10).max(240),
  parameters: z.array(parameterSchema).optional(),
  hints: hintsSchema.optional(),
  states: z.array(statementSchema).min(1).optional(),
});

/** One file in `content/servers/`: facts, and summaries in our own words. */
export const contentServerSchema = z
  .strictObject({
    title: z.string().min(1),
    vendor: z.string().min(1),
    summary: z.string().min(20).max(400),
    ...identityFields,
    repository: repositorySchema.optional(),
    transport: transportSchema.optional(),
    licence: z.string().min(1).optional(),
    quality: evidenceQualitySchema,
    sources: z.array(contentSourceSchema).min(1),
    known: z
      .strictObject({ tools: z.int().positive(), of: z.int().positive() })
      .optional()
      .meta({ description: 'Where only part of the tools is known: how many of how many' }),
    controls: z.array(controlSchema).optional(),
    starts: z.array(contentStartSchema).min(1).optional(),
    tools: z.array(contentToolSchema).min(1).max(1000),
  })
  .meta({ id: 'server', description: 'One MCP server' });
export type ContentServer = z.infer<typeof contentServerSchema>;

/** One server as the catalogue knows it, after merging. */
export interface Server extends Identified {
  readonly slug: string;
  /** `ours` for a file in `content/servers/`, `foreign` for a record of another source. */
  readonly origin: 'ours' | 'foreign';
  readonly title: string;
  /** The title, told apart from servers of the same title: every label occurs once. */
  readonly label: string;
  readonly vendor?: string | undefined;
  /** Our words. */
  readonly summary?: string | undefined;
  /** Foreign text. */
  readonly description?: string | undefined;
  readonly repository?: Repository | undefined;
  readonly transport?: Transport | undefined;
  readonly licence?: string | undefined;
  readonly quality: z.infer<typeof evidenceQualitySchema>;
  readonly known?: { readonly tools: number; readonly of: number } | undefined;
  readonly controls: readonly Control[];
  /** Documented ways of starting it with fewer tools. */
  readonly starts?: readonly ContentStart[] | undefined;
  readonly sources: readonly Source[];
  /** What these sources say differently; absent where they agree. */
  readonly disagreements?: readonly Disagreement[] | undefined;
  readonly tools: readonly Tool[];
}

/** The address of a repository in the form that is compared: without case, `.git` and trailing slashes. */
export const comparableRepository = (url: string): string =>
  url.toLowerCase().replace(/(\.git)?\/*$/, '');
