import { compareTools } from '../drift/compare-tools.ts';
import type { ParameterChange, ToolChange } from '../drift/tool-changes.ts';
import type { Tool } from '../tool.ts';
import type { RecordedChange, Version } from './history.ts';

/** The tools of one published version, as it lists them. */
export interface ReadVersion {
  readonly version: string;
  readonly published?: string | undefined;
  /** Day on which the list was read. */
  readonly read: string;
  readonly tools: readonly Tool[];
}

type RecordedParameterChange = Extract<RecordedChange, { kind: 'parameter' }>['change'];

const REWORDED = { kind: 'reworded' } as const;

function recordedParameterChange(change: ParameterChange): RecordedParameterChange {
  return (
    change.kind === 'description' ? { ...change, change: REWORDED } : change
  ) as RecordedParameterChange;
}

/** A difference without the words of others in it. */
export function recordedChange(change: ToolChange): RecordedChange {
  switch (change.kind) {
    case 'title':
    case 'description':
      return { kind: change.kind, change: REWORDED };
    case 'parameter-added': {
      const { description: _, ...parameter } = change.parameter;
      return { kind: change.kind, parameter };
    }
    case 'parameter':
      return { ...change, change: recordedParameterChange(change.change) };
    default:
      return change;
  }
}

const unlessEmpty = <T>(key: string, list: readonly T[]) =>
  list.length > 0 ? { [key]: list } : {};

function versionAfter(older: ReadVersion | undefined, newer: ReadVersion): Version {
  const { version, published, read, tools } = newer;
  const facts = {
    version,
    ...(published === undefined ? {} : { published }),
    read,
    tools: tools.length,
  };
  if (!older) return facts;
  const { added, removed, changed } = compareTools(older.tools, tools, { hints: true });
  return {
    ...facts,
    ...unlessEmpty(
      'added',
      added.map(({ name }) => name),
    ),
    ...unlessEmpty(
      'removed',
      removed.map(({ name }) => name),
    ),
    ...unlessEmpty(
      'changed',
      changed.map(({ live, changes }) => ({
        tool: live.name,
        changes: changes.map(recordedChange),
      })),
    ),
  };
}

/** What changed from version to version; takes the oldest first and gives the newest first. */
export const recordVersions = (versions: readonly ReadVersion[]): Version[] =>
  versions.map((version, at) => versionAfter(versions[at - 1], version)).reverse();
