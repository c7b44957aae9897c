import { z } from 'zod';
import { reversibilitySchema } from '../risk/reversibility.ts';
import { capabilitySchema, riskCategorySchema, severitySchema } from '../risk/schemas.ts';

const PLACES = ['argument', 'variable', 'header', 'query', 'path'] as const;

/**
 * One way of choosing a start: an argument, an environment variable, a header, a parameter of the
 * hosted address, or a part of its path. Without `is`, an argument only has to be there.
 */
export const settingSchema = z
  .strictObject({
    in: z.enum(PLACES),
    name: z.string().min(1).meta({ description: 'As it is written, such as --read-only' }),
    is: z
      .array(z.string().min(1))
      .min(1)
      .optional()
      .meta({ description: 'The values that choose the start, the usual one first' }),
  })
  .meta({ description: 'Where a start is chosen' });
export type Setting = z.infer<typeof settingSchema>;

const toolNames = z.array(z.string().min(1)).min(1);

const groupSchema = z.strictObject({
  name: z.string().min(1).meta({ description: 'As the setting takes it' }),
  tools: z.array(z.string().min(1)).optional().meta({ description: 'All tools if left out' }),
  default: z
    .literal(true)
    .optional()
    .meta({ description: 'Is it on while the list is not given?' }),
});
export type StartGroup = z.infer<typeof groupSchema>;

/** What keeps a tool from changing anything: the database itself, or the service behind the server. */
const ENFORCERS = ['read-only-role', 'read-only-transaction', 'read-only-connection'] as const;

const marked = z.literal(true).meta({ description: 'The server marks it as read-only then' });

const shared = {
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case letters, digits and hyphens'),
  label: z.string().min(3).max(60).meta({ description: 'Two or three words' }),
  set: z.array(settingSchema).min(1),
  when: z.literal('unset').optional().meta({
    description: '`unset` where the server starts so while none of the settings is given',
  }),
  others: z
    .literal('refused')
    .optional()
    .meta({ description: '`refused` where other tools stay listed and their calls fail' }),
  list: z
    .enum(['only', 'except'])
    .optional()
    .meta({ description: 'The setting takes a list: of what is offered, or of what is not' }),
  names: z
    .literal(true)
    .optional()
    .meta({ description: 'Does the list take names of single tools?' }),
  adds: z
    .string()
    .optional()
    .meta({ description: 'Id of the list on top of which this one is offered' }),
};

/** A start of a server as its file gives it. */
export const contentStartSchema = z
  .strictObject({
    ...shared,
    offers: z
      .literal('marked-read-only')
      .optional()
      .meta({ description: 'Tools that the server marks as read-only' }),
    also: toolNames
      .optional()
      .meta({ description: 'Tools that `offers` does not cover, and that stay' }),
    only: toolNames.optional().meta({ description: 'The tools that are offered' }),
    without: toolNames.optional().meta({ description: 'The tools that are not offered' }),
    groups: z.array(groupSchema).min(1).optional(),
    changed: z
      .array(
        z.strictObject({
          tool: z.string().min(1),
          summary: z.string().min(10).max(240).meta({ description: 'What a call does then' }),
          enforcedBy: z.enum(ENFORCERS),
          marked: marked.optional(),
        }),
      )
      .min(1)
      .optional()
      .meta({
        description: 'Tools that stay and can only read, as the database itself sees to it',
      }),
    source: z.string().meta({ description: 'Id of the source that documents it' }),
  })
  .meta({ description: 'A documented way of starting the server with fewer tools' });
export type ContentStart = z.infer<typeof contentStartSchema>;

/** A tool that does something else under a start, with the verdict on what it does then. */
const changedToolSchema = z.strictObject({
  name: z.string().min(1),
  summary: z.string(),
  enforcedBy: z.enum(ENFORCERS),
  marked: marked.optional(),
  category: riskCategorySchema,
  severity: severitySchema,
  reversibility: reversibilitySchema,
  capabilities: z.array(capabilitySchema),
});

/** A start as the catalogue holds it: its rules worked out to names of tools. */
export const startSchema = z
  .strictObject({
    ...shared,
    /** Without it, and without a list, all tools stay. */
    offers: z.array(z.string()).optional(),
    groups: z.array(groupSchema).optional(),
    changed: z.array(changedToolSchema).optional(),
    source: z.strictObject({
      title: z.string(),
      url: z.url().optional(),
      read: z.string().optional(),
    }),
  })
  .meta({ description: 'A documented way of starting a server with fewer tools' });
export type Start = z.infer<typeof startSchema>;
export type ChangedTool = z.infer<typeof changedToolSchema>;

/** A start that was chosen: its id, and the values of a list. */
export const startChoiceSchema = z.tuple([z.string().min(1)]).rest(z.string());
export type StartChoice = z.infer<typeof startChoiceSchema>;
