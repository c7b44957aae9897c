import type { Problem } from '../problem.ts';
import type { Entry } from './content-folder.ts';
import { pathText } from './zod-problems.ts';

/** A problem at one place of an entry's file. */
export function problemAt(
  entry: Entry<unknown>,
  path: readonly PropertyKey[],
  message: string,
  more: Partial<Problem> = {},
): Problem {
  const place = entry.locate(path) ?? { line: null, column: null };
  return { file: entry.file, ...place, path: pathText(path), message, ...more };
}
