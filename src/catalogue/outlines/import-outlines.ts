import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { OutlineDataset, OutlineFacts } from '#domain/outline/outline.ts';
import { type ContentServer, contentServerSchema } from '#domain/server.ts';
import { snapshotFile } from '../import/snapshot-file.ts';
import { ContentError } from '../problem.ts';
import { type Entry, readFolder, readingOf } from '../read/content-folder.ts';
import { type OutlineContent, readOutlineDatasets } from '../read/outlines.ts';
import type { Skipped } from '../sources/draft.ts';
import { readLines } from '../sources/lines.ts';
import { firstMistake, recordSchema } from '../sources/record.ts';
import { shortPath } from '../sources/short-path.ts';
import { KnownServers } from './distinct-outlines.ts';
import { outlineFromRecord } from './outline-from-record.ts';

export interface ImportedOutlines {
  readonly read: { readonly servers: number; readonly tools: number };
  readonly written: { readonly servers: number; readonly tools: number };
  /** By data set. */
  readonly files: readonly {
    readonly file: string;
    readonly servers: number;
    readonly state: 'new' | 'changed' | 'unchanged';
  }[];
  readonly skipped: readonly Skipped[];
}

interface Candidate {
  readonly dataset: string;
  readonly outline: OutlineFacts;
  readonly place: { readonly file: string; readonly line: number };
}

/** Addresses below /servers/ that are no servers. */
const RESERVED: ReadonlySet<string> = new Set(['by', 'outlines', 'page']);

/**
 * Reads records, one server a line, and writes what may be kept of them to `<content>/outlines/`, one file
 * for each data set that is listed there. Servers that `content` describes are left out, and of several
 * that are the same, all but the one of which most is known. The same input gives the same bytes. Throws
 * ContentError where the content has mistakes of its own.
 */
export async function importOutlines(path: string, root: string): Promise<ImportedOutlines> {
  const reading = readingOf(root);
  const servers = readFolder(reading, 'servers', contentServerSchema);
  const datasets = readOutlineDatasets(reading);
  if (reading.problems.length > 0) throw new ContentError(reading.problems);
  const skipped: Skipped[] = [];
  const { candidates, read } = await readCandidates(path, datasets, skipped);
  const chosen = distinct(candidates, servers, skipped);
  const files = [...datasets.keys()].flatMap((dataset) =>
    writeDataset(
      join(root, 'outlines', `${dataset}.jsonl`),
      chosen.filter((candidate) => candidate.dataset === dataset),
    ),
  );
  const tools = chosen.reduce((sum, { outline }) => sum + outline.tools.length, 0);
  return { read, written: { servers: chosen.length, tools }, files, skipped };
}

async function readCandidates(
  path: string,
  datasets: OutlineContent['datasets'],
  skipped: Skipped[],
): Promise<{ candidates: Candidate[]; read: ImportedOutlines['read'] }> {
  const candidates: Candidate[] = [];
  let [servers, tools] = [0, 0];
  for await (const { text, number: line } of readLines(path)) {
    if (text.trim() === '') continue;
    const place = { file: shortPath(path), line };
    servers += 1;
    const skip = (what: string, reason: string) => skipped.push({ ...place, what, reason });
    const record = recordSchema.safeParse(jsonIn(text));
    if (!record.success) {
      skip('record', firstMistake(record.error));
      continue;
    }
    tools += record.data.tools.length;
    const { dataset: id = '', commit } = record.data.source ?? {};
    const dataset = datasets.get(id);
    const why = dataset && reasonToLeaveOut(record.data['id'], commit, dataset);
    const outline = why ?? (dataset && outlineFromRecord(record.data, id, dataset));
    if (outline === undefined) skip(record.data.slug, `the data set ${id} is not listed`);
    else if (typeof outline === 'string') skip(record.data.slug, outline);
    else candidates.push({ dataset: id, outline, place });
  }
  return { candidates, read: { servers, tools } };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function reasonToLeaveOut(
  id: unknown,
  commit: string | null | undefined,
  { commit: listed, leaveOut = [] }: OutlineDataset,
): string | undefined {
  if (commit !== listed) return 'its data set was read at another commit than the listed one';
  return leaveOut.find(({ record }) => record === id)?.why;
}

/** Those that are no server of ours and no second one of another, by slug. */
function distinct(
  candidates: readonly Candidate[],
  servers: readonly Entry<ContentServer>[],
  skipped: Skipped[],
): Candidate[] {
  const [ours, chosen] = [new KnownServers(), new KnownServers()];
  for (const { id: slug, value } of servers)
    ours.add({ ...value, slug, packages: value.packages ?? [] });
  const slugs = new Set([...RESERVED, ...servers.map(({ id }) => id)]);
  const kept: Candidate[] = [];
  for (const candidate of candidates.toSorted(mostKnownFirst)) {
    const { outline, place } = candidate;
    const skip = (reason: string) => skipped.push({ ...place, what: outline.slug, reason });
    const [own, other] = [ours.same(outline), chosen.same(outline)];
    if (own)
      skip(own.by === 'tools' ? 'a server of ours has the same tools' : 'it is a server of ours');
    else if (other)
      skip(
        other.by === 'tools' ? 'another outline has the same tools' : 'a second record of a server',
      );
    else if (slugs.has(outline.slug)) skip('another server has its address');
    else {
      slugs.add(outline.slug);
      chosen.addOutline(outline);
      kept.push(candidate);
    }
  }
  return kept.sort((a, b) => (a.outline.slug < b.outline.slug ? -1 : 1));
}

function mostKnownFirst({ outline: a }: Candidate, { outline: b }: Candidate): number {
  const weight = ({ licence, package: published }: OutlineFacts) =>
    (licence ? 2 : 0) + (published ? 1 : 0);
  return weight(b) - weight(a) || b.tools.length - a.tools.length || (a.slug < b.slug ? -1 : 1);
}

function writeDataset(path: string, chosen: readonly Candidate[]): ImportedOutlines['files'] {
  if (chosen.length === 0) {
    if (!existsSync(path)) return [];
    rmSync(path);
    return [{ file: path, servers: 0, state: 'changed' }];
  }
  const file = snapshotFile(path);
  for (const { outline } of chosen) file.line(JSON.stringify(outline));
  return [{ file: path, servers: chosen.length, state: file.finish() }];
}
