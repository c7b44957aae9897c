import { readdirSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { slugify } from '#domain/slug.ts';
import type { Draft, Found, Origin, Progress } from './draft.ts';
import { ociPackage } from './oci-package.ts';
import { officialServer } from './official-server.ts';
import { type ParsedJson, parseJsonFile } from './parsed-json.ts';
import { parseYamlFile } from './parsed-yaml.ts';
import { repositoryPlace } from './repository.ts';
import { asDay, asList, asObject, asText, type Loose } from './shapes.ts';
import { shortPath } from './short-path.ts';

const PROVIDED = 'io.modelcontextprotocol.registry/publisher-provided';

/** Full definitions first, then the names that are listed without one. */
function toolsOf(entry: Loose | undefined): Pick<Draft, 'tools' | 'quality'> {
  const definitions = asList(entry?.['tool_definitions']) ?? [];
  const defined = new Set(definitions.map((definition) => asObject(definition)?.['name']));
  const names = (asList(entry?.['tools']) ?? []).filter((name) => !defined.has(name));
  const tools = [...definitions, ...names.map((name) => ({ name }))];
  if (definitions.length > 0) return { tools, quality: 'registry-defs' };
  return { tools, quality: tools.length > 0 ? 'names-only' : 'metadata-only' };
}

/** Where a file of this name is published. */
function repoOf(path: string): string {
  if (/spec\.ya?ml$/.test(path)) return 'stacklok/toolhive-registry';
  return path.endsWith('server.json') ? 'stacklok/toolhive-catalog' : 'stacklok/toolhive';
}

function source(path: string, entry: Loose | undefined, origin: Origin): Draft['source'] {
  return {
    dataset: 'toolhive-registry',
    repo: origin.repo ?? repoOf(path),
    commit: origin.commit,
    path,
    seen: asDay(asObject(entry?.['metadata'])?.['last_updated']) ?? origin.seen,
    datasetLicence: 'Apache-2.0',
  };
}

/** An entry of `registry.json` as it was until 2026, or a `spec.yaml`. */
export function toolhiveDraft(
  name: string,
  entry: Loose,
  path: string,
  origin: Origin = {},
): Draft {
  const image = asText(entry['image']);
  return {
    slug: slugify(name),
    name,
    title: asText(entry['title']) ?? name,
    description: asText(entry['description']),
    vendor: asText(asObject(entry['custom_metadata'])?.['author']),
    ...repositoryPlace(asText(entry['repository_url'])),
    package: image ? ociPackage(image) : undefined,
    transport: asText(entry['transport']),
    source: source(path, entry, origin),
    ...toolsOf(entry),
  };
}

/** An entry of the later form: a `server.json` with the publisher’s own part beside it. */
export function toolhiveOfficialDraft(
  server: Loose,
  path: string,
  origin: Origin = {},
): Draft | undefined {
  const found = officialServer(server);
  const provided = asObject(asObject(server['_meta'])?.[PROVIDED]);
  const own = Object.values(asObject(provided?.['io.github.stacklok']) ?? {})[0];
  return (
    found && { ...found, source: source(path, asObject(own), origin), ...toolsOf(asObject(own)) }
  );
}

interface Entry {
  readonly draft: Draft | undefined;
  readonly path: readonly (string | number)[];
}

const isEntry = (file: Loose): boolean =>
  ['name', 'image', 'tools', 'tool_definitions', 'url'].some((key) => file[key] !== undefined);

/** The entries of one file, in any of its layouts. `path` ends in folder and file. */
export function toolhiveEntries(value: unknown, path: string, origin: Origin = {}): Entry[] {
  const file = asObject(value);
  const listed = asList(asObject(file?.['data'])?.['servers']);
  if (listed) {
    return listed.map((entry, index) => ({
      draft: toolhiveOfficialDraft(asObject(entry) ?? {}, path, origin),
      path: ['data', 'servers', index],
    }));
  }
  const groups = ['servers', 'remote_servers'].flatMap((group) =>
    Object.entries(asObject(file?.[group]) ?? {}).map(([name, entry]) => ({ group, name, entry })),
  );
  if (groups.length > 0) {
    return groups.map(({ group, name, entry }) => ({
      draft: toolhiveDraft(name, asObject(entry) ?? {}, path, origin),
      path: [group, name],
    }));
  }
  if (!file || !isEntry(file)) return [];
  const isOfficial = file['_meta'] !== undefined || file['packages'] !== undefined;
  const draft = isOfficial
    ? toolhiveOfficialDraft(file, path, origin)
    : toolhiveDraft(asText(file['name']) ?? path.split('/').at(-2) ?? path, file, path, origin);
  return [{ draft, path: [] }];
}

const FILES = /^(registry\.json|server\.json|spec\.ya?ml)$/;

function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => FILES.test(basename(name)) && !name.includes('node_modules'))
    .sort()
    .map((name) => join(path, name));
}

const lastUpdated = (value: unknown): string | undefined =>
  asDay(asObject(value)?.['last_updated']) ??
  asDay(asObject(asObject(value)?.['meta'])?.['last_updated']);

/** Reads a `registry.json` of any layout, or a folder with one or many entries. */
export function* readToolhiveRegistry(
  path: string,
  origin: Origin = {},
  progress: (progress: Progress) => void = () => undefined,
): Generator<Found> {
  const files = filesOf(path);
  for (const [index, source] of files.entries()) {
    const file = shortPath(source);
    try {
      const parsed = /\.ya?ml$/.test(source)
        ? parseYamlFile(source, file)
        : parseJsonFile(source, file);
      const seen = origin.seen ?? lastUpdated(parsed.value);
      const within =
        source === path ? basename(source) : relative(path, source).replaceAll('\\', '/');
      yield* entriesOf(parsed, file, within, { ...origin, seen });
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      yield { skipped: { file, line: 1, what: 'file', reason: error.message } };
    }
    progress({ done: index + 1, total: files.length });
  }
}

function* entriesOf(
  { value, lineOf }: ParsedJson,
  file: string,
  path: string,
  origin: Origin,
): Generator<Found> {
  const entries = toolhiveEntries(value, path, origin);
  const skip = (at: Entry['path'], reason: string): Found => ({
    skipped: { file, line: lineOf(at), what: String(at.at(-1) ?? 'file'), reason },
  });
  if (entries.length === 0) yield skip([], 'it holds no servers of a layout that is known');
  for (const { draft, path: at } of entries) {
    if (draft) yield { draft, place: { file, line: lineOf(at), toolLine: () => lineOf(at) } };
    else yield skip(at, 'the server has no name');
  }
}
