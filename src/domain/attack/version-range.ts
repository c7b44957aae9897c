import { z } from 'zod';

/** Versions from `from` on, below `before` or up to `upTo`; all bounds are optional but one. */
export const versionRangeSchema = z
  .strictObject({
    from: z.string().min(1).optional(),
    before: z.string().min(1).optional(),
    upTo: z.string().min(1).optional(),
  })
  .refine(({ from, before, upTo }) => from ?? before ?? upTo, 'give at least one bound')
  .meta({ description: 'A range of versions' });
export type VersionRange = z.infer<typeof versionRangeSchema>;

const PARTS = /^v?(\d+(?:\.\d+)*)(?:[-.]?([a-z].*|-.*))?$/i;

/**
 * Negative if `a` is older than `b`, 0 if equal, positive if newer; null where one of them is not
 * of the form 1.2.3 with an optional pre-release (1.2.3-beta.1), which is older than 1.2.3.
 */
export function compareVersions(a: string, b: string): number | null {
  const left = PARTS.exec(a.trim());
  const right = PARTS.exec(b.trim());
  if (!left || !right) return null;
  return compareNumbers(left[1] ?? '', right[1] ?? '') || comparePreRelease(left[2], right[2]);
}

function compareNumbers(a: string, b: string): number {
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  for (let n = 0; n < Math.max(left.length, right.length); n++) {
    const difference = (left[n] ?? 0) - (right[n] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function comparePreRelease(a: string | undefined, b: string | undefined): number {
  if (!a || !b) return (a ? 0 : 1) - (b ? 0 : 1);
  return a.localeCompare(b, 'en', { numeric: true });
}

/** Whether a version lies in one of the ranges; null where that cannot be compared. */
export function inRanges(version: string, ranges: readonly VersionRange[]): boolean | null {
  const answers = ranges.map((range) => inRange(version, range));
  if (answers.includes(true)) return true;
  return answers.includes(null) ? null : false;
}

function inRange(version: string, { from, before, upTo }: VersionRange): boolean | null {
  const checks = [
    from === undefined ? undefined : atLeast(compareVersions(version, from)),
    before === undefined ? undefined : below(compareVersions(version, before)),
    upTo === undefined ? undefined : atMost(compareVersions(version, upTo)),
  ].filter((check) => check !== undefined);
  if (checks.includes(false)) return false;
  return checks.includes(null) ? null : true;
}

const atLeast = (order: number | null) => (order === null ? null : order >= 0);
const atMost = (order: number | null) => (order === null ? null : order <= 0);
const below = (order: number | null) => (order === null ? null : order < 0);
