import { readDockerRegistry } from '../sources/docker-mcp-registry.ts';
import type { Found, Origin, Progress } from '../sources/draft.ts';
import { readInterceptPolicies } from '../sources/intercept-policies.ts';
import { readMcpRegistry } from '../sources/mcp-registry.ts';
import { readRecordLines } from '../sources/record-lines.ts';
import { readToolhiveRegistry } from '../sources/toolhive-registry.ts';
import { readToolsLists } from '../sources/tools-list.ts';

export interface ImportFormat {
  readonly id: string;
  /** What PATH has to be. */
  readonly reads: string;
  /** True where several inputs of the format stand side by side, each under its own name. */
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
