import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { IMPORT_FORMATS } from '../import/formats.ts';
import { type ForeignServers, foreignServers, readRecords } from './read-records.ts';
import { readToolsLists } from './tools-list.ts';

/** What lies in a folder of snapshots: lists that servers gave themselves, and everything else. */
export interface SnapshotFiles {
  readonly live: readonly string[];
  readonly others: readonly string[];
}

const LIVE = 'tools-list';

const rank = (name: string): number => {
  const found = IMPORT_FORMATS.findIndex(({ id }) => name.startsWith(id));
  return found < 0 ? IMPORT_FORMATS.length : found;
};

/** The snapshots of a folder, best evidence first. No folder, no snapshots. */
export function snapshotFiles(folder: string): SnapshotFiles {
  if (!existsSync(folder)) return { live: [], others: [] };
  const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  const sorted = files.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const path = (name: string) => join(folder, name);
  const scans = existsSync(path('scans')) ? [path('scans')] : [];
  return {
    live: [...scans, ...sorted.filter((name) => name.startsWith(LIVE)).map(path)],
    others: sorted.filter((name) => !name.startsWith(LIVE)).map(path),
  };
}

/** A folder of scans, each file a raw tool list. */
function readScans(folder: string): ForeignServers {
  const found = foreignServers();
  for (const read of readToolsLists(folder)) {
    if ('draft' in read) found.add(read.draft, read.place);
    else found.skipped.push(read.skipped);
  }
  return found;
}

/** One source: a folder of scans, or a file of JSON lines. */
export async function readSource(path: string): Promise<ForeignServers> {
  return statSync(path).isDirectory() ? readScans(path) : readRecords(path);
}
