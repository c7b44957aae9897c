import type { z } from 'zod';
import type { Problem } from '../problem.ts';

type Issue = z.core.$ZodIssue;
export type Locate = (path: readonly PropertyKey[]) => { line: number; column: number } | null;

const shown = (value: unknown): string =>
  value === undefined ? 'nothing' : (JSON.stringify(value) ?? String(value)).slice(0, 80);

export function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
}

function valueAt(document: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) => (value as Record<PropertyKey, unknown> | undefined)?.[part],
    document,
  );
}

function fieldsAt(schema: unknown, path: readonly PropertyKey[]): string[] {
  let at = schema as { def?: Record<string, unknown>; shape?: Record<string, unknown> } | undefined;
  const unwrap = () => {
    while (at?.def && !at.shape && (at.def['innerType'] || at.def['in'])) {
      at = (at.def['innerType'] ?? at.def['in']) as typeof at;
    }
  };
  for (const part of path) {
    unwrap();
    at = (typeof part === 'number' ? at?.def?.['element'] : at?.shape?.[String(part)]) as typeof at;
  }
  unwrap();
  return Object.keys(at?.shape ?? {});
}

/** The place of a path, or of the nearest part around it that is in the file: a missing field has none. */
export function nearestPlace(
  locate: Locate,
  path: readonly PropertyKey[],
): { readonly line: number; readonly column: number } {
  for (let length = path.length; length >= 0; length -= 1) {
    const place = locate(path.slice(0, length));
    if (place) return place;
  }
  return { line: 1, column: 1 };
}

/** Turns what Zod found into problems that name the place, the find and what is allowed. */
export function zodProblems(
  file: string,
  issues: readonly Issue[],
  document: unknown,
  schema: z.ZodType,
  locate: Locate,
): Problem[] {
  return issues.flatMap((issue): Problem[] => {
    if (issue.code === 'unrecognized_keys') {
      const allowed = fieldsAt(schema, issue.path);
      return issue.keys.map((key) => ({
        file,
        ...nearestPlace(locate, [...issue.path, key]),
        path: pathText([...issue.path, key]),
        message: 'There is no such field.',
        found: key,
        allowed,
      }));
    }
    const found = valueAt(document, issue.path);
    const where = { file, ...nearestPlace(locate, issue.path), path: pathText(issue.path) };
    const allowed = issue.code === 'invalid_value' ? issue.values.map(String) : undefined;
    if (found === undefined) return [{ ...where, message: 'This field is missing.', allowed }];
    const base = { ...where, found: typeof found === 'string' ? found : shown(found) };
    if (allowed) return [{ ...base, message: 'This value is not allowed here.', allowed }];
    return [{ ...base, message: `${issue.message}.` }];
  });
}
