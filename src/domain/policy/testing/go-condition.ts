/** One condition of an Intercept rule, read as the engine reads it: a missing argument fails. */
export interface GoCondition {
  path: string;
  op: string;
  value: unknown;
}

export function goHolds({ path, op, value }: GoCondition, args: Record<string, unknown>): boolean {
  const actual = lookUp(path.replace(/^args\./, '').split('.'), args);
  if (actual === undefined) return false;
  switch (op) {
    case 'eq':
      return actual === value;
    case 'in':
      return Array.isArray(value) && value.includes(actual);
    case 'lte':
      return typeof actual === 'number' && actual <= Number(value);
    case 'regex':
      return typeof actual === 'string' && new RegExp(String(value)).test(actual);
    default:
      throw new Error(`unknown operator ${op}`);
  }
}

function lookUp(path: string[], args: Record<string, unknown>): unknown {
  return path.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, key)
        ? Reflect.get(at, key)
        : undefined,
    args,
  );
}
