import { z } from 'zod';
import type { AssessedTool } from './policy/policy-for.ts';
import type { Assessed } from './policy/recommend.ts';
import { argumentRoles } from './risk/argument-roles.ts';
import { confidenceSchema } from './risk/assessment.ts';
import { reversibilitySchema } from './risk/reversibility.ts';
import { capabilitySchema, riskCategorySchema, severitySchema } from './risk/schemas.ts';
import { startSchema } from './start/start.ts';
import { type Parameter, parameterSchema } from './tool.ts';

const publishedParameterSchema = parameterSchema.pick({ name: true, type: true, enum: true });
export type PublishedParameter = z.infer<typeof publishedParameterSchema>;

/** Of parameters what is published of them; null where nothing is known of them. */
export const publishedParameters = (
  parameters: readonly Parameter[] | null,
): PublishedParameter[] | null =>
  parameters?.map(({ name, type, enum: values }) => ({
    name,
    ...(type === undefined ? {} : { type }),
    ...(values === undefined ? {} : { enum: values }),
  })) ?? null;

/** What the pages that run in the browser need to know of a tool. */
export const publishedToolSchema = z.strictObject({
  /** Exact, as the server declares it: show it with its invisible characters revealed. */
  name: z.string().min(1),
  slug: z.string().min(1),
  category: riskCategorySchema,
  severity: severitySchema,
  reversibility: reversibilitySchema,
  capabilities: z.array(capabilitySchema),
  confidence: confidenceSchema,
  /** Does the definition hold words that do not describe the tool? */
  suspicious: z.literal(true).optional(),
  /** Does the server mark it as read-only (`readOnlyHint`)? */
  markedReadOnly: z.literal(true).optional(),
  /** SHA-256 of the definition, hexadecimal. */
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  /** One line, safe to show: ours, or the beginning of the server's own words. */
  summary: z.string().optional(),
  /** True where the summary is in the server's words. */
  quoted: z.literal(true).optional(),
  /** Null where nothing is known of them. */
  parameters: z.array(publishedParameterSchema).nullable(),
  /** Places, from 0, in the server's list of attacks: those that apply to it, most relevant first. */
  attacks: z.array(z.int().nonnegative()).optional(),
});
export type PublishedTool = z.infer<typeof publishedToolSchema>;

/** `/build/servers/<slug>.json`: one server, small enough to be fetched when it is picked. */
export const publishedServerSchema = z
  .strictObject({
    slug: z.string().min(1),
    label: z.string().min(1),
    vendor: z.string().optional(),
    package: z.string().optional(),
    /** Version of the package, and the first digits of the commit, that were read. */
    version: z.string().optional(),
    commit: z.string().optional(),
    /** Day of the last reading, as in 2026-11-21. */
    read: z.string().optional(),
    /** Published versions, newest first, and the tools that each changed against the one below it. */
    versions: z
      .array(z.strictObject({ version: z.string(), changed: z.array(z.string()) }))
      .optional(),
    /** Are only names and parameters known, so that nobody here has read the server? */
    outline: z.literal(true).optional(),
    /** Where only part of the tools is known: how many there are. */
    knownOf: z.int().positive().optional(),
    /** Slugs of the attacks that apply to tools of it. */
    attacks: z.array(z.string()).optional(),
    /** Worst first. */
    tools: z.array(publishedToolSchema),
    /** Ways of starting it with fewer tools. */
    starts: z.array(startSchema).optional(),
    /** Commands and addresses that usually start it, as one would type them. */
    launches: z.array(z.string().min(1)).optional(),
  })
  .meta({ id: 'server-shard', description: 'One server as builder and stack read it' });
export type PublishedServer = z.infer<typeof publishedServerSchema>;

/** What tells a reading of a server's tools from others: its version, else its commit, else its day. */
export const readingId = ({ version, commit, read }: PublishedServer): string | undefined =>
  version ?? commit ?? read;

/** Slugs of the attacks that apply to a tool by itself, most relevant first. */
export function attacksOf(
  { attacks = [] }: Pick<PublishedServer, 'attacks'>,
  { attacks: places = [] }: Pick<PublishedTool, 'attacks'>,
): string[] {
  return places.flatMap((place) => attacks[place] ?? []);
}

/** The part of a tool's assessment that a preset looks at. */
export function assessedOf({
  category,
  severity,
  capabilities,
  suspicious,
  parameters,
}: PublishedTool): Assessed {
  const suspicions = suspicious ? [suspicious] : [];
  return { category, severity, capabilities, suspicions, roles: argumentRoles(parameters) };
}

/** The tool as the policy functions take it. */
export function ruledTool(tool: PublishedTool): AssessedTool {
  const hints = tool.markedReadOnly ? { readOnlyHint: true } : {};
  return { name: tool.name, assessment: assessedOf(tool), hints };
}
