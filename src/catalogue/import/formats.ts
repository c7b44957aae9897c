import { statSync } from 'node:fs';
import { readDockerRegistry } from '../sources/docker-mcp-registry.ts';
import type { Draft, Found, Origin, Progress } from '../sources/draft.ts';
import { readInterceptPolicies } from '../sources/intercept-policies.ts';
import { readLines } from '../sources/lines.ts';
import { readMcpRegistry } from '../sources/mcp-registry.ts';
import { asObject } from '../sources/shapes.ts';
import { shortPath } from '../sources/short-path.ts';
import { readToolhiveRegistry } from '../sources/toolhive-registry.ts';
import { readToolsLists } from '../sources/tools-list.ts';

export interface ImportFormat {
  readonly id: string;
  /** What PATH has to be. */
  readonly reads: string;
  /** True if several inputs of the format can exist together, each under its own name. */
  readonly several: boolean;
  readonly read: (
    path: string,
    origin: Origin,
    progress: (progress: Progress) => void,
  ) => Iterable<Found> | AsyncIterable<Found>;
}

/** Best evidence first: that is the order in which the build reads snapshots. */
export const IMPORT_FORMATS: readonly ImportFormat[] = [
  {
    id: 'tools-list',
    reads: 'a raw answer to tools/list, a scan, or a folder of them',
    several: true,
    read: readToolsLists,
  },
  {
    id: 'records',
    reads: 'JSON lines, one server each',
    several: true,
    read: readRecordLines,
  },
  {
    id: 'docker-mcp-registry',
    reads: 'a checkout of docker/mcp-registry',
    several: false,
    read: readDockerRegistry,
  },
  {
    id: 'toolhive-registry',
    reads: 'registry.json of ToolHive, old or new, or a folder of entries',
    several: false,
    read: readToolhiveRegistry,
  },
  {
    id: 'intercept-policies',
    reads: 'a folder of policy files; they only name tools',
    several: false,
    read: readInterceptPolicies,
  },
  {
    id: 'mcp-registry',
    reads: 'entries of the official registry (JSON or JSON lines); they list no tools',
    several: false,
    read: readMcpRegistry,
  },
];

/** Reads a JSON-lines file of server records without checking them; that comes later. */
async function* readRecordLines(
  path: string,
  _origin: Origin = {},
  progress: (progress: Progress) => void = () => undefined,
): AsyncGenerator<Found> {
  const file = shortPath(path);
  const total = statSync(path).size;
  for await (const { text, number, bytes } of readLines(path)) {
    if (text.trim() === '') continue;
    const place = { file, line: number };
    const skip = (reason: string): Found => ({ skipped: { ...place, what: 'record', reason } });
    try {
      const record = asObject(JSON.parse(text));
      yield record ? { draft: record as unknown as Draft, place } : skip('it is no object');
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      yield skip(`not JSON: ${error.message}`);
    }
    progress({ done: bytes, total });
  }
}
