import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';

/** A digest of every file below a folder; folders without any are named, too. */
export function filesOf(site: string): ReadonlyMap<string, string> {
  const entries = readdirSync(site, { recursive: true, withFileTypes: true });
  return new Map(
    entries.flatMap((entry) => {
      const place = join(entry.parentPath, entry.name);
      const name = place.slice(site.length);
      if (entry.isDirectory()) return readdirSync(place).length > 0 ? [] : [[name, 'empty folder']];
      return [[name, createHash('sha256').update(readFileSync(place)).digest('hex')]];
    }),
  );
}

type Files = ReadonlyMap<string, string>;

/** Expects the same files with the same bytes, and names those that differ. */
export function expectSameFiles(found: Files, expected: Files): void {
  const differing = [...new Set([...found.keys(), ...expected.keys()])].filter(
    (file) => found.get(file) !== expected.get(file),
  );
  expect(differing).toEqual([]);
}

export const expectSame = (site: string, whole: string): void =>
  expectSameFiles(filesOf(site), filesOf(whole));

/** How many files of the last site a build kept, by what it printed. */
export const keptIn = (report: string): number =>
  Number(/([\d,]+) kept/.exec(report)?.[1]?.replaceAll(',', '') ?? 0);
