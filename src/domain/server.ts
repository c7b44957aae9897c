import { z } from 'zod';
import type { Disagreement } from './disagreement.ts';
import type { Version } from './history/history.ts';
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

/** How `npm run refresh` starts the first package. Nothing in it is a secret: every value is a placeholder. */
export const scanSchema = z
  .strictObject({
    program: z
      .string()
      .min(1)
      .optional()
      .meta({ description: 'Which program, where the package has several' }),
    arguments: z.array(z.string().min(1)).min(1).optional(),
    environment: z.record(z.string(), z.string()).optional(),
    files: z
      .record(z.string().regex(/^[\w.-]+$/, 'use a plain file name'), z.string())
      .optional()
      .meta({ description: 'Files that are in the folder when it starts' }),
    newest: z
      .strictObject({ version: z.string().min(1), because: z.string().min(20) })
      .optional()
      .meta({ description: 'The last version that can be read, and why no later one' }),
  })
  .meta({ description: 'How its tools are read again; {data} is an empty folder' });

export const contentToolSchema = z.strictObject({
  name: z.string().min(1),
  summary: z
    .string()
    .min(10)
    .max(240)
    .optional()
    .meta({ description: 'In our words; absent until a person has read a new tool' }),
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
    scan: scanSchema.optional(),
    tools: z.array(contentToolSchema).min(1).max(1000),
  })
  .meta({ id: 'server', description: 'One MCP server' });
export type ContentServer = z.infer<typeof contentServerSchema>;

/** One server as the catalogue knows it, after merging. */
export interface Server extends Identified {
  readonly slug: string;
  /**
   * `ours` for a file in `content/servers/`, `foreign` for a record of another source, `outline` for a line of
   * `content/outlines/`, which has a table of its own.
   */
  readonly origin: 'ours' | 'foreign' | 'outline';
  /** Of an outline: the data set that it is from. */
  readonly dataset?: string | undefined;
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
  /** Published versions, newest first, and what each changed. */
  readonly versions?: readonly Version[] | undefined;
  /** Documented ways of starting it with fewer tools. */
  readonly starts?: readonly ContentStart[] | undefined;
  readonly sources: readonly Source[];
  /** What these sources say differently; absent where they agree. */
  readonly disagreements?: readonly Disagreement[] | undefined;
  readonly tools: readonly Tool[];
}

/** Is it one that a file or a record describes, and no outline? */
export const isDescribed = <T extends Pick<Server, 'origin'>>(
  server: T,
): server is T & { readonly origin: 'ours' | 'foreign' } => server.origin !== 'outline';

/** The address of a repository in the form that is compared: without case, `.git` and trailing slashes. */
export const comparableRepository = (url: string): string =>
  url.toLowerCase().replace(/(\.git)?\/*$/, '');
