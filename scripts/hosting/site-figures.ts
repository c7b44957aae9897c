import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Host, LIMITS } from './hosts.ts';

/** What a built site has of each limit that a host can set. */
export type SiteFigures = Readonly<Record<keyof Host['limits'], number>> & {
  readonly largestPath: string;
};

const isRule = (line: string): boolean => /^[^\s#]/.test(line);

/** Rules and longest line of a `_headers` file; both 0 where there is none. */
function headersFigures(path: string): Pick<SiteFigures, 'headerRules' | 'headerLine'> {
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
  return {
    headerRules: lines.filter(isRule).length,
    headerLine: Math.max(0, ...lines.map((line) => line.length)),
  };
}

/** Counts what a built site consists of. Throws where there is no such folder. */
export function siteFigures(site: string): SiteFigures {
  if (!existsSync(site)) throw new Error(`There is no built site at ${site}.`);
  let [bytes, files, folders, largestFile, largestPath] = [0, 0, 0, 0, ''];
  const walk = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        folders += 1;
        walk(path);
        continue;
      }
      const { size } = statSync(path);
      files += 1;
      bytes += size;
      if (size > largestFile) [largestFile, largestPath] = [size, path];
    }
  };
  walk(site);
  const headers = headersFigures(join(site, '_headers'));
  return { bytes, files, entries: files + folders, largestFile, largestPath, ...headers };
}

/** One limit of a host, and what a site has of it. */
export interface Judged {
  readonly limit: keyof Host['limits'];
  readonly most: number;
  readonly has: number;
  readonly kept: boolean;
}

/** Each limit of the host, kept or not, in a fixed order. */
export function judge(figures: SiteFigures, { limits }: Host): Judged[] {
  return (Object.keys(LIMITS) as Judged['limit'][]).flatMap((limit) => {
    const most = limits[limit];
    const has = figures[limit];
    return most === undefined ? [] : [{ limit, most, has, kept: has <= most }];
  });
}
