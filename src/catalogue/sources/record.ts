import { z } from 'zod';
import { parametersFromSchema } from '#domain/input-schema.ts';
import { evidenceQualitySchema } from '#domain/provenance.ts';
import type { Hints, Parameter, Tool } from '#domain/tool.ts';
import { isNestedDeeperThan } from './nesting.ts';

/** Real definitions stay below 40 levels; far deeper ones would only exhaust the stack of their readers. */
const DEEPEST = 100;

const text = z.string().nullish();
const loose = z.record(z.string(), z.unknown());

const recordToolSchema = z.looseObject({
  name: z.string().min(1).max(200),
  title: text,
  description: text,
  inputSchema: z.unknown().optional(),
  parameters: z.array(z.looseObject({ name: z.string().min(1) })).nullish(),
  annotations: loose.nullish(),
});

/** One line of a JSON-lines catalogue; fields that we do not use are ignored. */
export const recordSchema = z.looseObject({
  slug: z
    .string()
    .max(100)
    .regex(/^[a-z0-9]+(-+[a-z0-9]+)*$/, 'use lower-case letters, digits and hyphens'),
  name: z.string().min(1),
  title: text,
  description: text,
  vendor: text,
  repository: text,
  repositoryPath: text,
  package: z
    .looseObject({ registry: z.string(), name: z.string().min(1), version: text })
    .nullish(),
  transport: text,
  licence: text,
  quality: evidenceQualitySchema,
  known: z
    .strictObject({ tools: z.int().positive(), of: z.int().positive() })
    .refine(({ tools, of }) => of > tools, 'known.of must be more than known.tools')
    .nullish(),
  source: z
    .looseObject({
      dataset: z.string(),
      repo: text,
      commit: text,
      path: text,
      url: text,
      version: text,
      seen: z.iso.date().nullish(),
    })
    .nullish(),
  tools: z.array(z.unknown()).min(1),
});
export type SourceRecord = z.infer<typeof recordSchema>;

/** A record that names a server but none of its tools: it can only fill the gaps of another. */
export const identityRecordSchema = recordSchema.extend({
  quality: z.literal('metadata-only'),
  tools: z.array(z.unknown()).max(0),
});
export type IdentityRecord = z.infer<typeof identityRecordSchema>;

/** The text, or undefined where there is none, it is blank, or the record has something else there. */
export const nonEmpty = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;

function scalar(value: unknown): value is string | number | boolean | null {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function listedParameter(raw: Record<string, unknown>): Parameter {
  const result: Parameter = { name: String(raw['name']), required: raw['required'] === true };
  if (typeof raw['type'] === 'string' && raw['type'] !== '') result.type = raw['type'];
  const values = Array.isArray(raw['enum']) ? raw['enum'].filter(scalar) : [];
  if (values.length > 0) result.enum = values;
  if ('default' in raw && scalar(raw['default'])) result.default = raw['default'];
  const description = nonEmpty(raw['description']);
  if (description !== undefined) result.description = description;
  return result;
}

function hintsOf(annotations: Record<string, unknown> | null | undefined): Hints {
  const hints: Hints = {};
  for (const key of [
    'readOnlyHint',
    'destructiveHint',
    'idempotentHint',
    'openWorldHint',
  ] as const) {
    const value = annotations?.[key];
    if (typeof value === 'boolean') hints[key] = value;
  }
  return hints;
}

/** Arguments of one name are one argument of a call; what the record says first of it is kept. */
function firstOfEachName(parameters: readonly Parameter[]): Parameter[] {
  const byName = new Map(parameters.toReversed().map((parameter) => [parameter.name, parameter]));
  return [...new Set(parameters.map(({ name }) => name))].flatMap((name) => byName.get(name) ?? []);
}

/** Field and message of what was found first. */
export function firstMistake({ issues }: z.core.$ZodError): string {
  const [issue] = issues;
  const message = (issue?.message ?? 'wrong').replace(/^Invalid (input|option): /, '');
  const field = issue?.path.join('.') ?? '';
  return field === '' ? message : `${field}: ${message}`;
}

/** One tool of a record, or the reason why it cannot be used. */
export function toolFromRecord(raw: unknown): Tool | string {
  if (isNestedDeeperThan(raw, DEEPEST)) return `nested more than ${DEEPEST} levels deep`;
  const parsed = recordToolSchema.safeParse(raw);
  if (!parsed.success) return firstMistake(parsed.error);
  const tool = parsed.data;
  const listed = tool.parameters ? firstOfEachName(tool.parameters.map(listedParameter)) : null;
  return {
    name: tool.name,
    title: nonEmpty(tool.title),
    description: nonEmpty(tool.description),
    parameters: parametersFromSchema(tool.inputSchema) ?? listed,
    hints: hintsOf(tool.annotations),
    quoted: true,
  };
}
