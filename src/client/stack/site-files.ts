import { loadShard } from '#client/build/files.ts';
import type { ServerShard } from '#domain/build/shard.ts';
import type { IndexShard, Recognition } from '#domain/stack/recognition.ts';
import { shardOf } from '#domain/stack/recognition-key.ts';
import type { NamedCombination } from '#domain/stack/together.ts';
import { routes } from '#routes';

/** Addresses of the files that were fetched, in their order. */
const fetched = new Set<string>();
const loading = new Map<string, Promise<unknown>>();
const shards = new Map<string, IndexShard>();

export const fetchedFiles = (): readonly string[] => [...fetched];

/** A file is fetched once; one that did not arrive is fetched again when next it is asked for. */
function load<T>(address: string): Promise<T> {
  const known = loading.get(address);
  if (known) return known as Promise<T>;
  const made = fetch(address).then(async (answer) => {
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    const value = (await answer.json()) as T;
    fetched.add(address);
    return value;
  });
  loading.set(address, made);
  made.catch(() => loading.delete(address));
  return made;
}

/** Fetches the parts of the index that hold these keys, and answers from them. */
export async function loadIndex(keys: readonly string[]): Promise<Recognition> {
  const wanted = [...new Set(keys.map(shardOf))];
  await Promise.all(
    wanted.map(async (shard) => {
      shards.set(shard, await load<IndexShard>(routes.stackIndex(shard)));
    }),
  );
  return (key) => {
    const shard = shards.get(shardOf(key));
    return shard && Object.hasOwn(shard, key) ? shard[key] : undefined;
  };
}

export const loadCombinations = (): Promise<readonly NamedCombination[]> =>
  load(routes.stackCombinations());

export async function loadServer(slug: string): Promise<ServerShard> {
  const shard = await loadShard(slug);
  fetched.add(routes.serverShard(slug));
  return shard;
}
