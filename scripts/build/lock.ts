import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';

const HOME = '.cache/locks';
/** Milliseconds that stages of a build that was killed may take until they notice and end. */
const PATIENCE = 30_000;

/** In the environment of a stage: a list of files, as JSON, that it holds by `holdLocks`. */
export const STAGE_LOCKS = 'STAGE_LOCKS';

/** Thrown where another build is writing to the same place. */
export class PlaceBusy extends Error {
  constructor(place: string) {
    super(
      `Another build is writing ${place}. Wait until it ends, or let this one write elsewhere.`,
    );
    this.name = 'PlaceBusy';
  }
}

type Release = () => void;

function fileOf(place: string, kind: string): string {
  mkdirSync(HOME, { recursive: true });
  const key = createHash('sha256').update(resolve(place)).digest('hex').slice(0, 12);
  return join(HOME, `${key}.${kind}`);
}

const isBusy = (error: unknown): boolean =>
  error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');

/**
 * SQLite's lock on an empty file: the system lets go of it when the process ends, however it ends. Null where
 * another process has it.
 */
function lock(file: string, wait: number): Release | null {
  const db = new Database(file, { timeout: wait });
  try {
    db.exec('BEGIN EXCLUSIVE');
    return () => db.close();
  } catch (error) {
    db.close();
    if (isBusy(error)) return null;
    throw error;
  }
}

/** Many processes may hold it at a time, until each ends. */
function share(file: string): void {
  const db = new Database(file, { timeout: PATIENCE });
  db.exec('BEGIN');
  db.prepare('SELECT count(*) FROM sqlite_master').get();
}

/**
 * Runs `work` while no other build writes one of these files or folders, and no stage of one that was killed.
 * Throws `PlaceBusy` where one does. `work` gets `STAGE_LOCKS` for the environment of its stages.
 */
export async function alone<T>(
  places: readonly string[],
  work: (stageLocks: string) => Promise<T>,
): Promise<T> {
  const held: Release[] = [];
  const take = (place: string, file: string, wait: number): Release => {
    const release = lock(file, wait);
    if (!release) throw new PlaceBusy(place);
    return release;
  };
  try {
    for (const place of places) held.push(take(place, fileOf(place, 'build'), 0));
    for (const place of places) take(place, fileOf(place, 'stages'), PATIENCE)();
    return await work(JSON.stringify(places.map((place) => fileOf(place, 'stages'))));
  } finally {
    for (const release of held) release();
  }
}

/** Holds the locks of the build that started this process, until this process ends. */
export function holdLocks(files: readonly string[]): void {
  for (const file of files) share(file);
}
