import { basename, extname, join } from 'node:path';
import { shortHash, slugify } from '#domain/slug.ts';
import type { Draft, Found, Origin, Progress, Skipped } from '../sources/draft.ts';
import { usableRecord } from '../sources/usable-record.ts';
import type { ImportFormat } from './formats.ts';
import { recordLine } from './record-line.ts';
import { snapshotFile } from './snapshot-file.ts';

export interface ImportInput {
  readonly format: ImportFormat;
  readonly path: string;
  /** Folder of the snapshots. */
  readonly into: string;
  /** Name of the snapshot, to use instead of that of the format or the input. */
  readonly name?: string | undefined;
  readonly origin: Origin;
  readonly progress?: (progress: Progress & { readonly servers: number }) => void;
}

export interface ImportResult {
  readonly file: string;
  readonly state: 'new' | 'changed' | 'unchanged';
  /** Everything that was found, usable or not. */
  readonly read: { readonly servers: number; readonly tools: number };
  readonly written: { readonly servers: number; readonly tools: number };
  /** Written without tools: they can only fill the gaps of other records. */
  readonly identities: number;
  readonly skipped: readonly Skipped[];
}

/** Thrown if the input holds nothing usable; nothing is written in that case. */
export class NothingUsable extends Error {
  readonly skipped: readonly Skipped[];

  constructor(path: string, skipped: readonly Skipped[]) {
    super(`${path} holds nothing that this format can read.`);
    this.name = 'NothingUsable';
    this.skipped = skipped;
  }
}

/** The path of the snapshot of an input. */
export function snapshotPath({ format, path, into, name }: ImportInput): string {
  const slug = slugify(name ?? basename(path, extname(path)));
  const parts = format.several || name !== undefined ? [format.id, slug] : [format.id];
  return join(into, `${parts.filter((part) => part !== '').join('-')}.jsonl`);
}

function addresses() {
  const taken = new Set<string>();
  return (draft: Draft): string => {
    const base = draft.slug || `server-${shortHash(String(draft.name))}`;
    let slug = base;
    for (let number = 2; taken.has(slug); number += 1) slug = `${base}-${number}`;
    taken.add(slug);
    return slug;
  };
}

/**
 * Reads an input of a format, one server at a time, and writes its snapshot. The same input
 * gives the same bytes.
 */
export async function importSnapshot(input: ImportInput): Promise<ImportResult> {
  const path = snapshotPath(input);
  const file = snapshotFile(path);
  try {
    const counts = await writeAll(input, file.line);
    if (counts.written.servers + counts.identities === 0) {
      throw new NothingUsable(input.path, counts.skipped);
    }
    return { ...counts, file: path, state: file.finish() };
  } catch (error) {
    file.discard();
    throw error;
  }
}

async function writeAll(
  { format, path, origin, progress }: ImportInput,
  line: (text: string) => void,
): Promise<Omit<ImportResult, 'file' | 'state'>> {
  const skipped: Skipped[] = [];
  const read = { servers: 0, tools: 0 };
  const written = { servers: 0, tools: 0 };
  let identities = 0;
  const addressOf = addresses();
  const write = ({ draft, place }: Extract<Found, { draft: Draft }>) => {
    read.servers += 1;
    read.tools += Array.isArray(draft.tools) ? draft.tools.length : 0;
    const raw = { ...draft, slug: addressOf(draft) };
    const usable = usableRecord(raw, place, (reason) => skipped.push(reason));
    if (!usable) return;
    if ('identity' in usable) {
      identities += 1;
      line(recordLine(usable.identity, []));
      return;
    }
    written.servers += 1;
    written.tools += usable.tools.length;
    line(
      recordLine(
        usable.record,
        usable.tools.map(({ index }) => usable.record.tools[index]),
      ),
    );
  };
  const report = (state: Progress) => progress?.({ ...state, servers: read.servers });
  for await (const found of format.read(path, origin, report)) {
    if ('draft' in found) write(found);
    else skipped.push(found.skipped);
  }
  return { read, written, identities, skipped };
}
