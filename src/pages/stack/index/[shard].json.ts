import type { APIRoute } from 'astro';
import { recognitionShard, SHARDS } from '#features/stack/queries/recognition.ts';
import { catalogue } from '#queries/database.ts';
import { jsonFile } from '#seo/json-file.ts';

export const getStaticPaths = () => SHARDS.map((shard) => ({ params: { shard } }));

/** One of 256 parts of the index by which the servers of a configuration are recognised. */
export const GET: APIRoute = ({ params }) =>
  jsonFile(recognitionShard(catalogue(), params['shard'] ?? ''));
