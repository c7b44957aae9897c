import { countedEntry } from '#domain/stack/callable.ts';
import type { StackEntry } from '#domain/stack/entry.ts';
import { keysOf, wrapperKeys } from '#domain/stack/keys-of.ts';
import { type Choices, countedServer, matchEntry } from '#domain/stack/match.ts';
import { type IndexShard, type Recognition, shardOf } from '#domain/stack/recognition.ts';
import { reportOn, type StackReport } from '#domain/stack/report.ts';
import type { NamedCombination } from '#domain/stack/together.ts';
import { routes } from '#routes';
import { loadFile } from '#ui/client/site-file.ts';
import { loadPublishedServer } from '#ui/policy-file/client/published-server.ts';

/**
 * Fetches what the catalogue knows of these entries, and reports on it. Rejects where a file does not
 * arrive; those that arrived are not fetched again.
 */
export async function loadStack(
  entries: readonly StackEntry[],
  choices: Choices,
): Promise<StackReport> {
  const [recognise, combinations] = await Promise.all([
    loadIndex(entries),
    loadFile<readonly NamedCombination[]>(routes.stackCombinations()),
  ]);
  const matches = entries.map((entry) => matchEntry(entry, recognise));
  const counted = matches.flatMap((match) => {
    const slug = countedServer(match, choices)?.slug;
    return slug === undefined
      ? []
      : [loadPublishedServer(slug).then((server) => countedEntry(match, server))];
  });
  return reportOn(matches, await Promise.all(counted), combinations);
}

/** Fetches the shards of the index that hold the keys of these entries, and answers from them. */
async function loadIndex(entries: readonly StackEntry[]): Promise<Recognition> {
  const keys = entries.flatMap((entry) => [
    ...keysOf(entry).map(({ key }) => key),
    ...wrapperKeys(entry),
  ]);
  const wanted = [...new Set(keys.map(shardOf))].map(
    async (shard) => [shard, await loadFile<IndexShard>(routes.stackIndex(shard))] as const,
  );
  const shards = new Map(await Promise.all(wanted));
  return (key) => {
    const shard = shards.get(shardOf(key));
    return shard && Object.hasOwn(shard, key) ? shard[key] : undefined;
  };
}
