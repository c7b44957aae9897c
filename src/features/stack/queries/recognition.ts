import type { Indexed, IndexedFlaw, IndexedServer, IndexShard } from '#domain/stack/recognition.ts';
import { type Catalogue, rows } from '#queries/database.ts';

/** The keys of all 256 shards: two hexadecimal digits. */
export const SHARDS: readonly string[] = Array.from({ length: 256 }, (_, shard) =>
  shard.toString(16).padStart(2, '0'),
);

interface ServerRow {
  key: string;
  slug: string;
  label: string;
  tools: number;
  of: number | null;
  version: string | null;
  remotes: string | null;
}

function serverFrom({ slug, label, tools, of, version, remotes }: ServerRow): IndexedServer {
  return {
    ...{ slug, label, tools },
    ...(of === null ? {} : { of }),
    ...(version === null ? {} : { version }),
    ...(remotes === null ? {} : { remotes: JSON.parse(remotes) as string[] }),
  };
}

/** One part of the recognition index of `/stack/`, its keys sorted. */
export function recognitionShard(db: Catalogue, shard: string): IndexShard {
  const serverSql = `SELECT r.key, s.slug, s.label, s.tool_count AS tools, s.known_of AS "of",
      p.version, r.remotes
    FROM recognised_server r JOIN server s ON s.slug = r.server
      LEFT JOIN package p ON p.server = s.slug AND p.position = 0
    WHERE r.shard = ? ORDER BY r.key, r.position`;
  const outlineSql = `SELECT r.key, o.server AS slug, o.label, o.tool_count AS tools
    FROM recognised_outline r JOIN outline o ON o.server = r.outline WHERE r.shard = ?`;
  type OutlineRow = Pick<ServerRow, 'key' | 'slug' | 'label' | 'tools'>;
  const outlines = rows<OutlineRow>(db, outlineSql, shard).map(
    ({ key, ...outline }): [string, IndexedServer[]] => [key, [{ ...outline, outline: true }]],
  );
  const flawSql = 'SELECT key, body FROM recognised_flaw WHERE shard = ? ORDER BY key, position';
  const described = Map.groupBy(rows<ServerRow>(db, serverSql, shard), ({ key }) => key);
  const servers = new Map([
    ...outlines,
    ...[...described].map(([key, found]) => [key, found.map(serverFrom)] as const),
  ]);
  const flaws = Map.groupBy(
    rows<{ key: string; body: string }>(db, flawSql, shard),
    ({ key }) => key,
  );
  const keys = [...new Set([...servers.keys(), ...flaws.keys()])].sort();
  const indexed = (key: string): Indexed => ({
    ...(servers.has(key) ? { servers: servers.get(key) ?? [] } : {}),
    ...(flaws.has(key)
      ? { flaws: flaws.get(key)?.map(({ body }) => JSON.parse(body) as IndexedFlaw) ?? [] }
      : {}),
  });
  return Object.fromEntries(keys.map((key) => [key, indexed(key)]));
}
