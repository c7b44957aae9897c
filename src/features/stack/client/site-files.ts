import type { IndexShard, Recognition } from '#domain/stack/recognition.ts';
import { shardOf } from '#domain/stack/recognition.ts';
import { routes } from '#routes';
import { loadFile } from '#ui/client/site-file.ts';

/** Fetches the parts of the index that hold these keys, and answers from them. */
export async function loadIndex(keys: readonly string[]): Promise<Recognition> {
  const wanted = [...new Set(keys.map(shardOf))].map(async (shard) => {
    return [shard, await loadFile<IndexShard>(routes.stackIndex(shard))] as const;
  });
  const shards = new Map(await Promise.all(wanted));
  return (key) => {
    const shard = shards.get(shardOf(key));
    return shard && Object.hasOwn(shard, key) ? shard[key] : undefined;
  };
}
