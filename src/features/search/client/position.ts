/** How far down the results a reader was, for the way back to them. */
export interface Position {
  readonly top: number;
  readonly limit: number;
}

const KEY = 'search-position';

export function keepPosition(position: Position): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ ...position, address: location.search }));
  } catch {
    // Where nothing can be kept, the way back leads to the top.
  }
}

/** The position at which this very address was left; null unless the reader has come back to it. */
export function positionBefore(): Position | null {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (entry?.type !== 'back_forward') return null;
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as
      | (Position & { address: string })
      | null;
    return kept?.address === location.search ? kept : null;
  } catch {
    return null;
  }
}
