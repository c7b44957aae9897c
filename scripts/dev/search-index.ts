import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runStage } from '../stages/run-stage.ts';

export interface SearchIndex {
  /** The folder of a site that holds nothing but the index. */
  readonly site: string;
  /** Says which catalogue the index should be made from, by its digest. */
  wants(digest: string): void;
  /** Resolves when there is an index to answer with, if not yet one of the last content. */
  ready(): Promise<void>;
}

/**
 * The search index of a development server, in `folder`. It is written when the search is used for
 * the first time, and stays for the next server. After a change the old one is used until a new
 * one is there, which is begun when the search is used again.
 */
export function searchIndex(folder: string, database: string): SearchIndex {
  const stamp = join(folder, 'made-from');
  const site = join(folder, 'site');
  const unfinished = join(folder, 'site.next');
  let wanted = '';
  let running: Promise<void> | undefined;
  const madeFrom = () => (existsSync(stamp) ? readFileSync(stamp, 'utf8') : '');

  async function write(): Promise<void> {
    const digest = wanted;
    mkdirSync(folder, { recursive: true });
    try {
      const env = { CATALOGUE_DB: database, SITE_OUT: unfinished };
      await runStage('Search', 'scripts/stages/search.ts', ['--previous-site', site], env);
      rmSync(site, { recursive: true, force: true });
      renameSync(unfinished, site);
      writeFileSync(stamp, digest);
    } catch (error) {
      console.error((error as Error).message);
    } finally {
      running = undefined;
    }
  }

  return {
    site,
    wants(digest) {
      wanted = digest;
    },
    async ready() {
      const last = madeFrom();
      if (last === wanted && existsSync(site)) return;
      running ??= write();
      if (!existsSync(site)) await running;
      else
        console.error(
          '  Search answers with what was there before, until its new index is written.',
        );
    },
  };
}
