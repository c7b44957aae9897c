import { type Dirent, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { StageResult } from '../stages/run-stage.ts';

/** What one command took. */
export interface Taken {
  readonly seconds: number;
  /** Seconds of CPU of all its processes; null where the system does not say. */
  readonly cpu: number | null;
}

/** Ticks in a second, in what Linux says of a process. */
const TICKS = 100;

/** Seconds of CPU of all processes that this one started and that have ended, with theirs. Linux only. */
function childrenCpu(): number | null {
  const path = '/proc/self/stat';
  if (!existsSync(path)) return null;
  const text = readFileSync(path, 'utf8');
  // The name of the program is in brackets and may hold spaces.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13]) + Number(fields[14])) / TICKS;
}

/** Time and CPU of what `work` does in this process and in the ones that it starts. */
export async function taken(work: () => Promise<void>): Promise<Taken> {
  const began = performance.now();
  const own = process.cpuUsage();
  const others = childrenCpu();
  await work();
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(own);
  const ended = childrenCpu();
  const cpu = others === null || ended === null ? null : ended - others + (user + system) / 1e6;
  return { seconds, cpu };
}

/** The middle one; of an even number the lower of the two in the middle. 0 where there is none. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[(values.length - 1) >> 1] ?? 0;
}

/**
 * Peak memory of a build, in bytes. Search and pages run side by side: their peaks are added, which is
 * the most that they can take together.
 */
export function peakOf(results: readonly StageResult[]): number {
  const of = (name: string) => results.find((result) => result.name === name)?.peak ?? 0;
  return Math.max(of('Search') + of('Pages'), ...results.map(({ peak }) => peak));
}

/** Files and bytes below a folder. */
export function sizeOf(folder: string): { files: number; bytes: number } {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry: Dirent) => entry.isFile());
  const bytes = files.reduce(
    (sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size,
    0,
  );
  return { files: files.length, bytes };
}

export const secondsText = (value: number | null): string =>
  value === null ? '–' : `${value.toFixed(1)} s`;

/** Rows under their heads; the first column to the left, the others to the right. */
export function tableText(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (row: readonly string[]) =>
    row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
  return rows.map((row) => line(row).join('   ').trimEnd()).join('\n');
}
