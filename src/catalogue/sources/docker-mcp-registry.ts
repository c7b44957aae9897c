import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { slugify } from '#domain/slug.ts';
import type { Draft, Found, Origin, Progress } from './draft.ts';
import { ociPackage } from './oci-package.ts';
import { type ParsedJson, parseJsonFile } from './parsed-json.ts';
import { parseYamlFile } from './parsed-yaml.ts';
import { repositoryPlace } from './repository.ts';
import { asList, asObject, asText } from './shapes.ts';
import { shortPath } from './short-path.ts';

const REPO = 'docker/mcp-registry';

const argumentsOf = (raw: unknown): readonly unknown[] =>
  asList(asObject(raw)?.['arguments']) ?? [];

/**
 * The registry’s own generator marks what is `optional`, and then all else is required. Files written
 * by hand often mark nothing: they do not say what is required.
 */
const saysOptional = (tools: readonly unknown[]): boolean =>
  tools.flatMap(argumentsOf).some((argument) => asObject(argument)?.['optional'] === true);

function argument(raw: unknown, isMarked: boolean): unknown {
  const argument = asObject(raw);
  if (!argument) return raw;
  const items = asText(asObject(argument['items'])?.['type']);
  return {
    name: argument['name'],
    type: argument['type'],
    description: argument['desc'] ?? argument['description'],
    required: argument['required'] === true || (isMarked && argument['optional'] !== true),
    ...(items ? { items } : {}),
  };
}

/** `arguments` is Docker’s own form of parameters. */
function tool(raw: unknown, isMarked: boolean): unknown {
  const tool = asObject(raw);
  if (!tool) return raw;
  const { arguments: listed, ...rest } = tool;
  if (!Array.isArray(listed)) return rest;
  return { ...rest, parameters: listed.map((each) => argument(each, isMarked)) };
}

const hasParameters = (raw: unknown): boolean => {
  const tool = asObject(raw);
  return tool?.['inputSchema'] !== undefined || tool?.['arguments'] !== undefined;
};

/** One folder of the registry: `server.yaml`, and `tools.json` as far as it lists any. */
export function dockerDraft(
  folder: string,
  server: unknown,
  tools: unknown,
  origin: Origin = {},
): Draft {
  const yaml = asObject(server);
  const about = asObject(yaml?.['about']);
  const source = asObject(yaml?.['source']);
  const remote = asObject(yaml?.['remote']);
  const image = asText(yaml?.['image']);
  const name = asText(yaml?.['name']) ?? folder;
  const list = asList(tools) ?? [];
  const full = list.some(hasParameters);
  const isMarked = saysOptional(list);
  return {
    slug: slugify(folder),
    name,
    title: asText(about?.['title']) ?? name,
    description: asText(about?.['description']),
    ...repositoryPlace(asText(source?.['project']), asText(source?.['directory'])),
    package: image ? ociPackage(image) : undefined,
    transport: remote ? asText(remote['transport_type']) : image ? 'stdio' : undefined,
    quality: list.length === 0 ? 'metadata-only' : full ? 'registry-defs' : 'names-descriptions',
    source: {
      dataset: 'docker-mcp-registry',
      repo: origin.repo ?? REPO,
      commit: origin.commit,
      path: `servers/${folder}`,
      seen: origin.seen,
      datasetLicence: 'MIT',
    },
    tools: list.map((raw) => tool(raw, isMarked)),
  };
}

function folders(path: string): [string, string[]] {
  const root = existsSync(join(path, 'servers')) ? join(path, 'servers') : path;
  const names = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(root, entry.name, 'server.yaml')))
    .map(({ name }) => name);
  return [root, names.sort()];
}

function optional(path: string): ParsedJson | undefined {
  return existsSync(path) ? parseJsonFile(path, shortPath(path)) : undefined;
}

/** Reads a checkout of docker/mcp-registry, or its folder `servers`. */
export function* readDockerRegistry(
  path: string,
  origin: Origin = {},
  progress: (progress: Progress) => void = () => undefined,
): Generator<Found> {
  const [root, names] = folders(path);
  for (const [index, name] of names.entries()) {
    const yaml = join(root, name, 'server.yaml');
    const json = join(root, name, 'tools.json');
    try {
      const server = parseYamlFile(yaml, shortPath(yaml));
      const tools = optional(json);
      yield {
        draft: dockerDraft(name, server.value, tools?.value, origin),
        place: {
          file: shortPath(tools ? json : yaml),
          line: 1,
          toolLine: (at) => tools?.lineOf([at]) ?? 1,
        },
      };
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      yield {
        skipped: { file: shortPath(yaml), line: 1, what: name, reason: error.message },
      };
    }
    progress({ done: index + 1, total: names.length });
  }
}
