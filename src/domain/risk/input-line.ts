import { z } from 'zod';
import { parametersFromSchema } from '../input-schema.ts';
import { type Parameter, parameterSchema } from '../tool.ts';
import type { AssessmentSubject } from './assessment.ts';

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const hint = z.boolean().optional().catch(undefined);

const listedParameter = z.union([
  z.string().min(1),
  z.looseObject({
    name: z.string().min(1),
    type: z.string().min(1).optional().catch(undefined),
    required: z.boolean().optional().catch(undefined),
    enum: z.array(scalar).min(1).optional().catch(undefined),
    default: scalar.optional().catch(undefined),
    description: z.string().min(1).optional().catch(undefined),
  }),
]);

/** A tool as a person hands it to the command: loose about what it does not need. */
export const inputLineSchema = z.looseObject({
  server: z.union(
    [z.string(), z.looseObject({ title: z.string(), description: z.string().optional() })],
    { error: 'give the name of the server as text' },
  ),
  name: z.string({ error: 'give the name of the tool as text' }).min(1),
  title: z.string().nullish(),
  description: z.string().nullish(),
  inputSchema: z.unknown().optional(),
  parameters: z.array(listedParameter).nullish(),
  annotations: z
    .looseObject({
      readOnlyHint: hint,
      destructiveHint: hint,
      idempotentHint: hint,
      openWorldHint: hint,
    })
    .nullish(),
});

export type InputLine =
  | { readonly ok: true; readonly subject: AssessmentSubject }
  | { readonly ok: false; readonly error: string };

function parameterOf(raw: z.infer<typeof listedParameter>): Parameter {
  if (typeof raw === 'string') return { name: raw, required: false };
  const { name, type, required, enum: values, default: value, description } = raw;
  const known = Object.entries({ name, type, required, enum: values, default: value, description });
  return parameterSchema.parse(Object.fromEntries(known.filter(([, each]) => each !== undefined)));
}

function textOf(text: string | null | undefined): string | undefined {
  return text === null || text === undefined || text.trim() === '' ? undefined : text;
}

function subjectOf(input: z.infer<typeof inputLineSchema>): AssessmentSubject {
  const { server, name, title, description, inputSchema, parameters, annotations } = input;
  const { readOnlyHint, destructiveHint, idempotentHint, openWorldHint } = annotations ?? {};
  const hints = { readOnlyHint, destructiveHint, idempotentHint, openWorldHint };
  return {
    server:
      typeof server === 'string'
        ? { title: server }
        : { title: server.title, description: server.description },
    tool: {
      name,
      title: textOf(title),
      description: textOf(description),
      parameters: parameters ? parameters.map(parameterOf) : parametersFromSchema(inputSchema),
      hints: Object.fromEntries(Object.entries(hints).filter(([, value]) => value !== undefined)),
    },
  };
}

function messageOf(error: z.ZodError): string {
  return error.issues
    .map(({ path, message }) => `${path.join('.') || 'the line'}: ${message}`)
    .join('; ');
}

/** Reads one line of JSON. Says what is wrong with it instead of throwing. */
export function readInputLine(line: string): InputLine {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (error) {
    return { ok: false, error: `not JSON: ${error instanceof Error ? error.message : error}` };
  }
  const input = inputLineSchema.safeParse(json);
  return input.success
    ? { ok: true, subject: subjectOf(input.data) }
    : { ok: false, error: messageOf(input.error) };
}
