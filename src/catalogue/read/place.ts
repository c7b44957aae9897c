import type { Problem } from '../problem.ts';
import type { Entry } from './content-folder.ts';
import { nearestPlace, pathText } from './zod-problems.ts';

/** A problem at one place of an entry's file. */
export function problemAt(
  entry: Pick<Entry<unknown>, 'file' | 'locate'>,
  path: readonly PropertyKey[],
  message: string,
  more: Partial<Problem> = {},
): Problem {
  return {
    file: entry.file,
    ...nearestPlace(entry.locate, path),
    path: pathText(path),
    message,
    ...more,
  };
}
