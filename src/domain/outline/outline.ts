import { z } from 'zod';
import { PACKAGE_REGISTRIES } from '../identity.ts';
import { EVIDENCE_QUALITIES } from '../provenance.ts';
import { hintsSchema, type Parameter } from '../tool.ts';

/** Licences under which a data set may be used: each asks for no more than its notice. */
export const PERMISSIVE_LICENCES = [
  ...['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC0-1.0', 'ISC', 'MIT', 'MIT-0'],
  ...['Unlicense', 'Zlib'],
] as const;

/** Where outlines come from: one file of a repository whose licence permits it. */
export const outlineDatasetSchema = z.strictObject({
  title: z.string().min(3),
  repository: z.url(),
  commit: z.string().regex(/^[0-9a-f]{40}$/, 'use the whole hexadecimal commit'),
  /** Day of the commit: the facts are as old as this, or older. */
  committed: z.iso.date(),
  licence: z.enum(PERMISSIVE_LICENCES),
  /** What the licence file says of the owner, where it names one. */
  copyright: z.string().min(3).optional(),
  quality: z.enum(EVIDENCE_QUALITIES).extract(['tools-list', 'registry-defs', 'source-extract']),
  leaveOut: z
    .array(z.strictObject({ record: z.string().min(1), why: z.string().min(10) }))
    .min(1)
    .optional(),
});

/** `content/outlines/datasets.yaml`, by id. */
export const outlineDatasetsSchema = z
  .record(z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), outlineDatasetSchema)
  .meta({ description: 'The data sets from which outlines are taken' });
export type OutlineDataset = z.infer<typeof outlineDatasetSchema>;

const PLAIN = {
  tool: /^[A-Za-z0-9_][A-Za-z0-9_./-]{0,63}$/,
  parameter: /^[A-Za-z_$@][A-Za-z0-9_$.:@[\]-]{0,63}$/,
  value: /^[A-Za-z0-9_+-][A-Za-z0-9_.:/+-]{0,39}$/,
  address: /^[\x21-\x7e]{1,200}$/,
} as const;

/** Is it a name that says what a thing is called and nothing else? */
export const isPlainName = (kind: keyof typeof PLAIN, name: string): boolean =>
  PLAIN[kind].test(name);

const TYPE = '(string|number|integer|boolean|array|object)';
export const PARAMETER_TYPE: RegExp = new RegExp(`^${TYPE}( \\| ${TYPE})*$`);

/** Name, types or an empty text, 1 where it must be given, and the words that are allowed. */
const parameterFactsSchema = z.union([
  z.tuple([
    z.string().regex(PLAIN.parameter, 'use the name of an argument'),
    z.union([z.literal(''), z.string().regex(PARAMETER_TYPE, 'use JSON types')]),
    z.union([z.literal(0), z.literal(1)]),
  ]),
  z.tuple([
    z.string().regex(PLAIN.parameter, 'use the name of an argument'),
    z.union([z.literal(''), z.string().regex(PARAMETER_TYPE, 'use JSON types')]),
    z.union([z.literal(0), z.literal(1)]),
    z.array(z.string().regex(PLAIN.value, 'use one word')).min(1).max(100),
  ]),
]);
export type ParameterFacts = z.infer<typeof parameterFactsSchema>;

const outlineToolSchema = z.strictObject({
  name: z.string().regex(PLAIN.tool, 'use letters, digits and _ . / - only'),
  /** Left out where they are not known. */
  parameters: z.array(parameterFactsSchema).max(200).optional(),
  hints: hintsSchema.optional(),
});

/**
 * One line of `content/outlines/<data set>.jsonl`: what a server and its tools are called, and what the
 * tools take. It has no field for a sentence.
 */
export const outlineSchema = z
  .strictObject({
    slug: z
      .string()
      .max(100)
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case letters, digits and single hyphens'),
    package: z
      .strictObject({
        registry: z.enum(PACKAGE_REGISTRIES),
        name: z.string().regex(PLAIN.address, 'use the name of a package'),
      })
      .optional(),
    repository: z.url().regex(PLAIN.address, 'use an address').optional(),
    folder: z.string().regex(PLAIN.address, 'use a path').optional(),
    licence: z.enum(PERMISSIVE_LICENCES).optional(),
    /** The file of the data set that was read. */
    path: z.string().regex(PLAIN.address, 'use a path').optional(),
    tools: z.array(outlineToolSchema).min(1).max(400),
  })
  .refine(({ package: published, repository }) => published ?? repository, {
    error: 'give a package or a repository',
  })
  .meta({ description: 'What is known of a server that nobody here has read' });
export type OutlineFacts = z.infer<typeof outlineSchema>;

/** The name under which a person knows the server: its package, or its repository. */
export function outlineLabel({
  package: published,
  repository = '',
  folder,
}: Pick<OutlineFacts, 'package' | 'repository' | 'folder'>): string {
  if (published) return published.name;
  const name = repository.replace(/^https?:\/\/[^/]+\//, '');
  return folder === undefined ? name : `${folder.split('/').at(-1)} (${name})`;
}

export const parameterFromFacts = ([name, type, required, values]: ParameterFacts): Parameter => ({
  name,
  required: required === 1,
  ...(type === '' ? {} : { type }),
  ...(values ? { enum: values } : {}),
});
