import { relative } from 'node:path';

/** The path as messages name it: from where the command runs, with slashes. */
export const shortPath = (path: string): string =>
  (relative(process.cwd(), path) || path).replaceAll('\\', '/');
