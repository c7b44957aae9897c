import { PACKAGE_REGISTRIES } from '#domain/identity.ts';
import { parametersFromSchema } from '#domain/input-schema.ts';
import {
  isPlainName,
  type OutlineDataset,
  type OutlineFacts,
  outlineSchema,
  PARAMETER_TYPE,
  type ParameterFacts,
  PERMISSIVE_LICENCES,
} from '#domain/outline/outline.ts';
import { slugify } from '#domain/slug.ts';
import type { Parameter } from '#domain/tool.ts';
import { ociPackage } from '../sources/oci-package.ts';
import { firstMistake, type SourceRecord, toolFromRecord } from '../sources/record.ts';
import { repositoryPlace } from '../sources/repository.ts';

type Package = NonNullable<OutlineFacts['package']>;
type OutlineTool = OutlineFacts['tools'][number];

/** Data sets whose image is the one that was read, and not a copy that others built. */
const OWN_IMAGES: ReadonlySet<string> = new Set(['docker-mcp-registry', 'toolhive-registry']);

const PACKAGE_NAME = {
  npm: /^(@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/,
  pypi: /^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/,
  oci: /^[a-z0-9]+([._:-]+[a-z0-9]+)*(\/[a-z0-9]+([._-]+[a-z0-9]+)*)+$/,
} as const;

/** What starts servers, whichever they are, and words of its commands that records take for a package. */
const LAUNCHERS =
  /^(@smithery\/cli|mcp-remote|supergateway|mcp-proxy|mcpo|fastmcp|mcp|uv|uvx|npx|tsx|ts-node|nodemon|node|python|deno|bun|run|tool|exec|start|install|server)$/;

/**
 * What may be kept of a record: names, types and hints, and no sentence. A text with the reason where it
 * cannot be used. A record with one odd name is left out as a whole: a list that lacks a tool would say less
 * than it seems to.
 */
export function outlineFromRecord(
  record: SourceRecord,
  datasetId: string,
  dataset: OutlineDataset,
): OutlineFacts | string {
  const stated = record.licence ?? undefined;
  const licence = permissive(stated);
  if (stated !== undefined && licence === undefined)
    return 'the server has a licence of its own that is not on the list';
  const published = packageOf(record, datasetId);
  const { repository, folder } = placeOf(record);
  if (!published && !repository) return 'no package and no repository identifies it';
  if (!published && !licence) return 'neither a licence nor a package of it is known';
  const tools: OutlineTool[] = [];
  for (const raw of record.tools) {
    const tool = outlineTool(raw);
    if (typeof tool === 'string') return tool;
    if (tools.some(({ name }) => name === tool.name)) return 'two of its tools have one name';
    tools.push(tool);
  }
  if (tools.every(({ parameters }) => parameters === undefined)) return 'no parameters are known';
  const path = record.source?.path ?? undefined;
  const outline = outlineSchema.safeParse({
    slug: slugify(record.slug),
    ...(published ? { package: published } : {}),
    ...(repository ? { repository } : {}),
    ...(repository && folder ? { folder } : {}),
    ...(licence ? { licence } : {}),
    ...(path !== undefined && isPlainName('address', path) ? { path } : {}),
    tools: tools.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  } satisfies OutlineFacts);
  if (!outline.success) return firstMistake(outline.error);
  return record.quality === dataset.quality ? outline.data : 'no definitions of tools are known';
}

function permissive(stated: string | undefined): OutlineFacts['licence'] {
  const plain =
    stated === 'Apache 2' || /^Apache License/.test(stated ?? '') ? 'Apache-2.0' : stated;
  return PERMISSIVE_LICENCES.find((known) => known.toLowerCase() === plain?.toLowerCase());
}

function packageOf(record: SourceRecord, datasetId: string): Package | undefined {
  const registry = PACKAGE_REGISTRIES.find((known) => known === record.package?.registry);
  const name = record.package?.name ?? '';
  if (registry === 'npm' || registry === 'pypi') {
    const plain = name.replace(/(?<=.)@[^/]*$/, '').replace(/(\[.*\])?(==.*)?$/, '');
    const isNamed = PACKAGE_NAME[registry].test(plain) && !LAUNCHERS.test(plain.toLowerCase());
    return isNamed ? { registry, name: plain } : undefined;
  }
  if (registry !== 'oci' || !OWN_IMAGES.has(datasetId)) return undefined;
  const image = ociPackage(name).name;
  return PACKAGE_NAME.oci.test(image) ? { registry, name: image } : undefined;
}

/** Repositories of an owner on a host that is known to show them in this form. */
const REPOSITORY =
  /^https:\/\/(github\.com|gitlab\.com|codeberg\.org|bitbucket\.org)\/[\w.-]+\/[\w.-]+$/;

function placeOf(record: SourceRecord): Pick<OutlineFacts, 'repository' | 'folder'> {
  const { repository, repositoryPath } = repositoryPlace(
    record.repository ?? undefined,
    record.repositoryPath ?? undefined,
  );
  if (repository === undefined || !REPOSITORY.test(repository)) return {};
  return { repository, ...(repositoryPath ? { folder: repositoryPath } : {}) };
}

function outlineTool(raw: unknown): OutlineTool | string {
  const tool = toolFromRecord(raw);
  if (typeof tool === 'string') return 'a tool of it cannot be read';
  if (!isPlainName('tool', tool.name)) return 'the name of a tool has odd characters';
  const { name, hints } = tool;
  const parameters = parametersOf(raw, tool.parameters);
  if (typeof parameters === 'string') return parameters;
  return {
    name,
    ...(parameters ? { parameters } : {}),
    ...(Object.keys(hints).length > 0 ? { hints } : {}),
  };
}

function parametersOf(
  raw: unknown,
  read: readonly Parameter[] | null,
): ParameterFacts[] | undefined | string {
  const schema = (raw as { inputSchema?: unknown }).inputSchema;
  // A record with an empty schema says that it knows of no arguments, not that there are none.
  const isKnown = parametersFromSchema(schema) !== null || (read !== null && read.length > 0);
  if (!isKnown || read === null) return undefined;
  const facts: ParameterFacts[] = [];
  for (const { name, type, required, enum: values } of read) {
    if (!isPlainName('parameter', name)) return 'the name of a parameter has odd characters';
    const plain = jsonType(type);
    const words = wordsOf(values);
    const is = required ? 1 : 0;
    facts.push(words ? [name, plain, is, words] : [name, plain, is]);
  }
  return facts;
}

const JSON_TYPE: Readonly<Record<string, string>> = {
  ...{ str: 'string', int: 'integer', float: 'number', bool: 'boolean' },
  ...{ list: 'array', dict: 'object' },
};

/** The types in the words of JSON Schema; empty where they are others. */
function jsonType(type = ''): string {
  const plain = type
    .split(' | ')
    .map((word) => JSON_TYPE[word] ?? word)
    .join(' | ');
  return PARAMETER_TYPE.test(plain) ? plain : '';
}

const MOST_WORDS = 100;

/** The allowed values where each is one word; nothing where one could be a sentence. */
function wordsOf(values: Parameter['enum']): [string, ...string[]] | undefined {
  const words = (values ?? []).filter(
    (value) => typeof value === 'string' && isPlainName('value', value),
  ) as string[];
  const [first, ...others] = words;
  const isWhole = words.length === values?.length && words.length <= MOST_WORDS;
  return isWhole && first !== undefined ? [first, ...others] : undefined;
}
