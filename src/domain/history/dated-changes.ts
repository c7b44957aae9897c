import type { Version } from './history.ts';

/** A version that changed a tool, and the day by which it is news. */
export interface DatedVersion {
  readonly version: Version;
  /** Day of publication, else the day on which it was read. */
  readonly day: string;
}

const changesTools = ({ added = [], removed = [], changed = [] }: Version): boolean =>
  added.length + removed.length + changed.length > 0;

/**
 * Versions that changed a tool and whose day tells when, newest first. Several that were read on one day, and of which
 * no day of publication is known, are news of that day only as the newest of them.
 */
export function datedChanges(versions: readonly Version[]): DatedVersion[] {
  const days = new Set<string>();
  return versions.filter(changesTools).flatMap((version) => {
    if (version.published !== undefined) return [{ version, day: version.published }];
    if (days.has(version.read)) return [];
    days.add(version.read);
    return [{ version, day: version.read }];
  });
}
