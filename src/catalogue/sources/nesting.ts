const isHolder = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Whether arrays and objects are nested more than `limit` deep. Does not recurse. */
export function isNestedDeeperThan(value: unknown, limit: number): boolean {
  let level = [value].filter(isHolder);
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > limit) return true;
    level = level.flatMap((holder) => Object.values(holder).filter(isHolder));
  }
  return false;
}
