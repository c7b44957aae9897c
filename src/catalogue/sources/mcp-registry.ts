import type { Draft, Found, Origin, Progress } from './draft.ts';
import { readLines } from './lines.ts';
import { officialServer } from './official-server.ts';
import { parseJsonFile } from './parsed-json.ts';
import { repositoryPlace } from './repository.ts';
import { asDay, asList, asObject, asText, type Loose } from './shapes.ts';
import { shortPath } from './short-path.ts';

const OFFICIAL = 'io.modelcontextprotocol.registry/official';

function source(entry: Loose, origin: Origin): Draft['source'] {
  const meta = asObject(asObject(entry['_meta'])?.[OFFICIAL]);
  const server = asObject(entry['server']) ?? entry;
  return {
    dataset: 'mcp-registry',
    url: 'https://registry.modelcontextprotocol.io/',
    path: asText(server['name']),
    version: asText(server['version']),
    commit: origin.commit,
    seen: origin.seen ?? asDay(meta?.['updatedAt']),
  };
}

/** The flat form: a record of our own kind, without tools. */
function flatDraft(entry: Loose, origin: Origin): Draft | undefined {
  const found = officialServer(entry);
  const listed = asObject(entry['package']);
  const name = asText(listed?.['name']);
  if (!found) return undefined;
  const folder = asText(entry['repositoryPath']);
  return {
    ...found,
    ...repositoryPlace(asText(entry['repository']), folder),
    vendor: asText(entry['vendor']) ?? found.vendor,
    package: name
      ? { registry: asText(listed?.['registry']) ?? '', name, version: asText(listed?.['version']) }
      : undefined,
    transport: asText(entry['transport']),
    quality: 'metadata-only',
    source: source(entry, origin),
    tools: [],
  };
}

/** One entry of the official registry: as its API answers, as `server.json`, or flat. */
export function registryDraft(raw: unknown, origin: Origin = {}): Draft | undefined {
  const entry = asObject(raw);
  if (!entry) return undefined;
  if (entry['quality'] === 'metadata-only') return flatDraft(entry, origin);
  const found = officialServer(asObject(entry['server']) ?? entry);
  return found && { ...found, quality: 'metadata-only', source: source(entry, origin), tools: [] };
}

/** Of several versions of one name only the latest counts, as the registry marks it. */
export function isOlderVersion(raw: unknown): boolean {
  const meta = asObject(asObject(asObject(raw)?.['_meta'])?.[OFFICIAL]);
  return meta?.['isLatest'] === false;
}

function found(raw: unknown, place: { file: string; line: number }, origin: Origin): Found {
  const draft = registryDraft(raw, origin);
  const skip = (reason: string): Found => ({
    skipped: { ...place, what: draft?.name ?? 'record', reason },
  });
  if (!draft) return skip('it is no server.json: it has no name');
  return isOlderVersion(raw) ? skip('an older version') : { draft, place };
}

/** Reads JSON lines, a page of the API (`{"servers": […]}`), a list, or one `server.json`. */
export async function* readMcpRegistry(
  path: string,
  origin: Origin = {},
  progress: (progress: Progress) => void = () => undefined,
): AsyncGenerator<Found> {
  const file = shortPath(path);
  if (path.endsWith('.jsonl')) {
    yield* registryLines(path, file, origin);
    return;
  }
  const { value, lineOf } = parseJsonFile(path, file);
  const listed = asList(asObject(value)?.['servers']);
  const entries = listed ?? asList(value) ?? [value];
  const at = listed ? ['servers'] : Array.isArray(value) ? [] : undefined;
  for (const [index, entry] of entries.entries()) {
    const read = found(entry, { file, line: 1 }, origin);
    const line = at && 'skipped' in read ? lineOf([...at, index]) : 1;
    yield 'skipped' in read ? { skipped: { ...read.skipped, line } } : read;
    progress({ done: index + 1, total: entries.length });
  }
}

async function* registryLines(path: string, file: string, origin: Origin): AsyncGenerator<Found> {
  for await (const { text, number } of readLines(path)) {
    if (text.trim() === '') continue;
    const place = { file, line: number };
    try {
      yield found(JSON.parse(text) as unknown, place, origin);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      yield { skipped: { ...place, what: 'record', reason: `not JSON: ${error.message}` } };
    }
  }
}
