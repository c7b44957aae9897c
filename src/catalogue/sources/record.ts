import { z } from 'zod';
import { parametersFromSchema } from '#domain/input-schema.ts';
import { type EvidenceQuality, evidenceQualitySchema, type Fact } from '#domain/provenance.ts';
import { PACKAGE_REGISTRIES, type Package, type Server, TRANSPORTS } from '#domain/server.ts';
import type { Hints, Parameter, Tool } from '#domain/tool.ts';
import { excerpt } from '#domain/upstream-text.ts';

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
  source: z.looseObject({ dataset: z.string(), repo: text, commit: text, path: text }).nullish(),
  tools: z.array(z.unknown()).min(1),
});
export type SourceRecord = z.infer<typeof recordSchema>;

const some = (value: string | null | undefined): string | undefined =>
  value === null || value === undefined || value.trim() === '' ? undefined : value;

const isUrl = (value: string | undefined): value is string =>
  value !== undefined && /^https?:\/\//.test(value) && URL.canParse(value);

function scalar(value: unknown): value is string | number | boolean | null {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function listedParameter(raw: Record<string, unknown>): Parameter {
  const result: Parameter = { name: String(raw['name']), required: raw['required'] === true };
  if (typeof raw['type'] === 'string' && raw['type'] !== '') result.type = raw['type'];
  const values = Array.isArray(raw['enum']) ? raw['enum'].filter(scalar) : [];
  if (values.length > 0) result.enum = values;
  if ('default' in raw && scalar(raw['default'])) result.default = raw['default'];
  const description = some(raw['description'] as string | undefined);
  if (typeof description === 'string') result.description = description;
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
  const byName = new Map(parameters.toReversed().map((one) => [one.name, one]));
  return [...new Set(parameters.map(({ name }) => name))].flatMap((name) => byName.get(name) ?? []);
}

/** One tool of a record, or the reason why it cannot be used. */
export function toolFromRecord(raw: unknown): Tool | string {
  const parsed = recordToolSchema.safeParse(raw);
  if (!parsed.success) return parsed.error.issues[0]?.message ?? 'not a tool';
  const tool = parsed.data;
  const listed = tool.parameters ? firstOfEachName(tool.parameters.map(listedParameter)) : null;
  return {
    name: tool.name,
    title: some(tool.title),
    description: some(tool.description),
    parameters: parametersFromSchema(tool.inputSchema) ?? listed,
    hints: hintsOf(tool.annotations),
    quoted: true,
  };
}

const titleOf = (record: SourceRecord): string =>
  excerpt(some(record.title) ?? record.name, 80) || record.slug;

function packageOf(record: SourceRecord): Package | undefined {
  const registry = PACKAGE_REGISTRIES.find((known) => known === record.package?.registry);
  if (!registry || !record.package) return undefined;
  const version = some(record.package.version);
  return { registry, name: record.package.name, ...(version ? { version } : {}) };
}

function given(server: Pick<Server, 'package' | 'repository' | 'licence' | 'transport'>): Fact[] {
  const facts: Fact[] = ['identity', 'description', 'tools', 'parameters', 'hints'];
  for (const fact of ['package', 'repository', 'licence', 'transport'] as const) {
    if (server[fact]) facts.push(fact);
  }
  return facts;
}

/** The catalogue's form of one record, with the tools that could be read. */
export function serverFromRecord(record: SourceRecord, tools: readonly Tool[]): Server {
  const url = some(record.repository);
  const folder = some(record.repositoryPath);
  const facts = {
    package: packageOf(record),
    repository: isUrl(url) ? { url, ...(folder ? { folder } : {}) } : undefined,
    licence: some(record.licence),
    transport: TRANSPORTS.find((known) => known === record.transport),
  };
  const repo = some(record.source?.repo);
  const commit = some(record.source?.commit);
  const path = some(record.source?.path);
  return {
    ...facts,
    slug: record.slug,
    origin: 'foreign',
    title: titleOf(record),
    label: titleOf(record),
    vendor: some(record.vendor),
    description: some(record.description),
    quality: record.quality as EvidenceQuality,
    controls: [],
    sources: [
      {
        id: 'record',
        title: record.source ? `Data set ${record.source.dataset}` : 'Foreign record',
        ...(repo && /^[\w.-]+\/[\w.-]+$/.test(repo) ? { url: `https://github.com/${repo}` } : {}),
        ...(commit && /^[0-9a-f]{7,40}$/.test(commit) ? { commit } : {}),
        ...(path ? { path } : {}),
        gives: given(facts),
      },
    ],
    tools,
  };
}
