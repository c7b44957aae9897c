import { z } from 'zod';
import { packageSchema } from '../identity.ts';
import { HINT_NAMES } from '../risk/assessment.ts';
import { parameterSchema } from '../tool.ts';

const reworded = z.strictObject({ kind: z.literal('reworded') });
const scalar = parameterSchema.shape.default;
const values = parameterSchema.shape.enum.unwrap();

const parameterChangeSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('type'),
    before: z.string().optional(),
    after: z.string().optional(),
  }),
  z.strictObject({ kind: z.enum(['now-required', 'no-longer-required', 'now-any-value']) }),
  z.strictObject({ kind: z.enum(['now-only-values', 'more-values', 'fewer-values']), values }),
  z.strictObject({ kind: z.literal('default'), before: scalar, after: scalar }),
  z.strictObject({ kind: z.literal('description'), change: reworded }),
]);

/** A difference of a tool between two versions: facts, and of texts only that they are other ones. */
export const recordedChangeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['title', 'description']), change: reworded }),
  z.strictObject({ kind: z.literal('parameters-gone') }),
  z.strictObject({
    kind: z.literal('parameter-added'),
    parameter: parameterSchema.omit({ description: true }),
  }),
  z.strictObject({ kind: z.literal('parameter-removed'), name: z.string() }),
  z.strictObject({
    kind: z.literal('parameter'),
    name: z.string(),
    change: parameterChangeSchema,
  }),
  z.strictObject({
    kind: z.literal('hint'),
    hint: z.enum(HINT_NAMES),
    before: z.boolean().optional(),
    after: z.boolean().optional(),
  }),
]);
export type RecordedChange = z.infer<typeof recordedChangeSchema>;

export const versionSchema = z
  .strictObject({
    version: z.string().regex(/^[\w.+-]+$/),
    published: z.iso
      .date()
      .optional()
      .meta({ description: 'Day on which the registry received it, where it tells reliably' }),
    read: z.iso.date().meta({ description: 'Day on which its list of tools was read' }),
    tools: z.int().nonnegative().meta({ description: 'How many tools it lists' }),
    added: z.array(z.string().min(1)).min(1).optional(),
    removed: z.array(z.string().min(1)).min(1).optional(),
    changed: z
      .array(z.strictObject({ tool: z.string(), changes: z.array(recordedChangeSchema).min(1) }))
      .min(1)
      .optional(),
  })
  .meta({ description: 'A published version, and how its tools differ from those of the next' });
export type Version = z.infer<typeof versionSchema>;

/** One file in `content/history/`, named as the server: what changed from version to version. */
export const contentHistorySchema = z
  .strictObject({
    package: packageSchema.pick({ registry: true, name: true }),
    versions: z
      .array(versionSchema)
      .min(1)
      .meta({ description: 'Newest first; each compared with the one below it' }),
  })
  .meta({
    id: 'history',
    description: 'How the tools of a server changed from version to version',
  });
export type ContentHistory = z.infer<typeof contentHistorySchema>;
