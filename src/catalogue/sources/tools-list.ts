import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { slugify } from '#domain/slug.ts';
import type { Draft, Found, Origin, Progress } from './draft.ts';
import { parseJsonFile } from './parsed-json.ts';
import { repositoryPlace } from './repository.ts';
import { asDay, asList, asObject, asText, type Loose } from './shapes.ts';
import { shortPath } from './short-path.ts';

const REGISTRY_OF_COMMAND: Record<string, string> = {
  npx: 'npm',
  bunx: 'npm',
  pnpm: 'npm',
  uvx: 'pypi',
  uv: 'pypi',
  pipx: 'pypi',
  docker: 'oci',
  podman: 'oci',
};

/** Where the list itself is: the file may be it, a `tools/list` result, or a whole answer. */
function listPath(value: unknown): string[] | undefined {
  if (Array.isArray(value)) return [];
  const file = asObject(value);
  if (asList(file?.['tools'])) return ['tools'];
  return asList(asObject(file?.['result'])?.['tools']) ? ['result', 'tools'] : undefined;
}

function packageOf(file: Loose): Draft['package'] {
  const stated = asObject(file['package']);
  const name = asText(stated?.['name']) ?? asText(file['package']);
  if (name === undefined) return undefined;
  const program = asText(file['command'])?.split(/\s+/)[0] ?? '';
  const registry = asText(stated?.['registry']) ?? asText(file['registry']);
  return {
    registry: registry ?? REGISTRY_OF_COMMAND[program] ?? 'npm',
    name,
    version: asText(stated?.['version']) ?? asText(file['version']),
  };
}

function transportOf(file: Loose): string | undefined {
  if (asText(file['url'])) return 'streamable-http';
  return (file['package'] ?? file['command']) ? 'stdio' : undefined;
}

/** What a file with a raw tool list says of its server. `slug` comes from the file’s name. */
export function toolsListDraft(
  value: unknown,
  name: string,
  origin: Origin = {},
): Draft | undefined {
  const path = listPath(value);
  if (!path) return undefined;
  const file = asObject(value) ?? {};
  const tools = path.reduce<unknown>((part, key) => asObject(part)?.[key], value) ?? value;
  const info = asObject(file['serverInfo']);
  const found = packageOf(file);
  const address = asText(file['url']);
  const title = asText(info?.['title']) ?? asText(info?.['name']) ?? found?.name ?? name;
  const repository = asText(file['repository']) ?? asText(asObject(file['repository'])?.['url']);
  return {
    slug: slugify(name),
    name: found?.name ?? title,
    title,
    description: asText(file['description']) ?? asText(file['instructions']),
    ...repositoryPlace(repository),
    package: found,
    transport: asText(file['transport']) ?? transportOf(file),
    licence: asText(file['licence']) ?? asText(file['license']),
    quality: 'tools-list',
    source: {
      dataset: 'scan',
      url: address,
      version: found?.version ?? asText(info?.['version']),
      seen: asDay(file['scanned']) ?? origin.seen,
    },
    tools: asList(tools) ?? [],
  };
}

function jsonFiles(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => join(path, name));
}

/** Reads a raw MCP tool list, or every `.json` file of a folder of them. */
export function* readToolsLists(
  path: string,
  origin: Origin = {},
  progress: (progress: Progress) => void = () => undefined,
): Generator<Found> {
  const files = jsonFiles(path);
  for (const [index, path] of files.entries()) {
    yield* readToolsList(path, origin);
    progress({ done: index + 1, total: files.length });
  }
}

function* readToolsList(path: string, origin: Origin): Generator<Found> {
  const file = shortPath(path);
  const skip = (what: string, reason: string): Found => ({
    skipped: { file, line: 1, what, reason },
  });
  try {
    const { value, lineOf } = parseJsonFile(path, file);
    const draft = toolsListDraft(value, basename(path).replace(/\.json$/i, ''), origin);
    if (!draft) {
      yield skip('file', 'it holds no list of tools');
      return;
    }
    const at = listPath(value) ?? [];
    const toolLine = (index: number) => lineOf([...at, index]);
    yield { draft, place: { file, line: 1, toolLine } };
    const holder = asObject(asObject(value)?.['result']) ?? asObject(value);
    if (holder?.['nextCursor'] !== undefined) {
      yield skip('further pages', 'the list names a next page, which is not in this file');
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    yield skip('file', error.message);
  }
}
