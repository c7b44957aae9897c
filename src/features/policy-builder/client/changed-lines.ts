/** Beyond this many comparisons all lines between the equal ends count as changed. */
const MOST = 400_000;

/**
 * Places of the lines of `after` that `before` does not have there: those outside a longest common
 * sequence of lines (the textbook table of suffixes, between equal beginnings and ends).
 */
export function changedLines(before: readonly string[], after: readonly string[]): number[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const old = before.slice(start, before.length - end);
  const fresh = after.slice(start, after.length - end);
  const isSmall = old.length * fresh.length <= MOST;
  const kept = isSmall ? keptLines(old, fresh) : new Set<number>();
  return fresh.map((_, at) => at + start).filter((at) => !kept.has(at - start));
}

/** Places in `fresh` of a longest sequence of lines that stands in both. */
function keptLines(old: readonly string[], fresh: readonly string[]): Set<number> {
  const width = fresh.length + 1;
  const common = new Uint16Array((old.length + 1) * width);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = fresh.length - 1; j >= 0; j -= 1) {
      common[i * width + j] =
        old[i] === fresh[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const kept = new Set<number>();
  for (let i = 0, j = 0; i < old.length && j < fresh.length; ) {
    if (old[i] === fresh[j]) {
      kept.add(j);
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return kept;
}
