import { existsSync, readFileSync } from 'node:fs';
import type { Counts } from './command.ts';

const NONE: Counts = { passed: 0, failed: 0 };

function report<T>(path: string): T | null {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : null;
}

/** Counts from the JSON report of Vitest. */
export function vitestCounts(path: string): Counts {
  const found = report<{ numPassedTests: number; numFailedTests: number }>(path);
  return found ? { passed: found.numPassedTests, failed: found.numFailedTests } : NONE;
}

/** Counts from the JSON report of Playwright; a flaky test counts as failed. */
export function playwrightCounts(path: string): Counts {
  const found = report<{ stats: { expected: number; unexpected: number; flaky: number } }>(path);
  if (!found) return NONE;
  const { expected, unexpected, flaky } = found.stats;
  return { passed: expected, failed: unexpected + flaky };
}

/** Counts from the last line that the checks print: `N passed, N failed`. */
export function promiseCounts(printed: string): Counts {
  const lines = [...printed.matchAll(/^(\d+) passed, (\d+) failed$/gm)];
  const last = lines.at(-1);
  return last ? { passed: Number(last[1]), failed: Number(last[2]) } : NONE;
}
