import { z } from 'zod';
import { parametersFromSchema } from '../../input-schema.ts';
import { parameterSchema } from '../../tool.ts';
import type { AssessmentSubject } from '../assessment.ts';
import { RISK_CATEGORIES } from '../category.ts';
import { capabilitySchema } from '../schemas.ts';
import { SEVERITIES } from '../severity.ts';

const lower = z.string().transform((word) => word.toLowerCase());
const category = lower.pipe(z.enum(RISK_CATEGORIES));

const namedParameter = z.union([
  z.string().transform((name) => ({ name })),
  z.looseObject({ name: z.string(), type: z.unknown().optional() }),
]);

const readingSchema = z.strictObject({
  category,
  severity: lower.pipe(z.enum(SEVERITIES)),
  capabilities: z.array(capabilitySchema),
});

/** One line of a file of labels. Category and acceptable categories may be written in capitals. */
export const labelSchema = z.looseObject({
  toolId: z.string(),
  server: z.string().optional(),
  tool: z.string().optional(),
  description: z.string().nullish(),
  fullDescription: z.string().nullish(),
  inputSchema: z.unknown().optional(),
  parameters: z.array(namedParameter).nullish(),
  params: z.array(namedParameter).nullish(),
  category: category.nullish(),
  acceptable: z.array(category).optional(),
  severity: lower.pipe(z.enum(SEVERITIES)).optional(),
  /** Everything that a call can do; left out where nobody looked, `[]` where it can do none of them. */
  capabilities: z.array(capabilitySchema).optional(),
  /** What each of two independent readers said, before their differences were settled. */
  readings: z.tuple([readingSchema, readingSchema]).optional(),
  hints: z.looseObject({ readOnlyHint: z.boolean().optional() }).optional(),
});
export type Label = z.infer<typeof labelSchema>;

function plainParameter(raw: Record<string, unknown>): unknown {
  const { name, type, required, description } = raw;
  return {
    name,
    ...(typeof type === 'string' && type !== '' ? { type } : {}),
    ...(typeof required === 'boolean' ? { required } : {}),
    ...(typeof description === 'string' && description !== '' ? { description } : {}),
  };
}

function parametersOf({
  inputSchema,
  parameters,
  params,
}: Label): AssessmentSubject['tool']['parameters'] {
  if (inputSchema !== undefined) return parametersFromSchema(inputSchema);
  const listed = parameters ?? params;
  return listed?.map((raw) => parameterSchema.parse(plainParameter(raw))) ?? null;
}

/** The labelled tool as it is assessed: without the author's hints and without the label. */
export function labelSubject(label: Label): AssessmentSubject {
  const [server = '', ...rest] = label.toolId.split('#');
  const description = label.fullDescription ?? label.description ?? undefined;
  return {
    server: { title: label.server ?? server },
    tool: {
      name: label.tool ?? rest.join('#'),
      description: description === '' ? undefined : description,
      parameters: parametersOf(label),
      hints: {},
    },
  };
}
