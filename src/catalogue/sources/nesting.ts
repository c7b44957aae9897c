const children = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value) : [];

/** Whether arrays and objects stand in each other more than `limit` deep. Never recurses itself. */
export function isNestedDeeperThan(value: unknown, limit: number): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return true;
    level = level.flatMap(children).filter((one) => typeof one === 'object' && one !== null);
  }
  return false;
}
