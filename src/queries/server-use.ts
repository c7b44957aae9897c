import type { ServerUse, UseSources } from '#domain/server-use.ts';
import { type Catalogue, rowIn, rows } from './database.ts';
import { memo } from './memo.ts';

/** Where the numbers of use come from. */
export const useSources = memo('sources of use', (db): UseSources => {
  const found = rows<{ id: string; body: string }>(db, 'SELECT id, body FROM use_source');
  return Object.fromEntries(found.map(({ id, body }) => [id, JSON.parse(body) as unknown]));
});

interface UseRow {
  readonly repositories: number | null;
  readonly downloads: number | null;
}

/**
 * How widely a server is used; empty where nothing is known. Apart from the other facts of a server, because
 * it changes every month, and pages of tools do not show it.
 */
export function useOf(db: Catalogue, server: string): ServerUse {
  const sql = 'SELECT repositories, downloads FROM server_use WHERE server = ?';
  const found = rowIn<UseRow>(db, { server }, sql, server);
  return {
    repositories: found?.repositories ?? undefined,
    downloads: found?.downloads ?? undefined,
  };
}
