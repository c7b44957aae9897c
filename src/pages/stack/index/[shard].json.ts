import type { APIRoute } from 'astro';
import { catalogue } from '#queries/database.ts';
import { recognitionShards, SHARDS } from '#queries/recognition.ts';
import { jsonFile } from '#seo/json-file.ts';

export const getStaticPaths = () => SHARDS.map((shard) => ({ params: { shard } }));

/** One of 256 parts of the index by which the servers of a configuration are recognised. */
export const GET: APIRoute = ({ params }) =>
  jsonFile(recognitionShards(catalogue()).get(params['shard'] ?? '') ?? {});
