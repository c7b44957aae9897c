import { hash } from 'node:crypto';
import { UsageError } from '../printed.ts';

/** One of so many parts of a site, counted from 1. */
export interface Shard {
  readonly number: number;
  readonly of: number;
}

const MOST = 1000;

/** Reads `3/8`. Throws a `UsageError` where it is no shard. */
export function parseShard(text: string): Shard {
  const [, number = 0, of = 0] = /^(\d{1,4})\/(\d{1,4})$/.exec(text)?.map(Number) ?? [];
  if (number >= 1 && number <= of && of <= MOST) return { number, of };
  throw new UsageError(
    `--shard ${text} is not a shard: write its number and how many there are, as in 3/8.`,
  );
}

const OF_SERVER =
  /^(?:servers\/(?<pages>[^/]+)\/|guard\/policies\/(?<policies>[^/]+)\/|(?:build|data)\/servers\/(?<data>[^/]+)\.json$)/;

/** What is rendered together, since it shares what it reads: all files of one server, or one file. */
export function groupOf(file: string): string {
  const { pages, policies, data } = OF_SERVER.exec(file)?.groups ?? {};
  const server = pages ?? policies ?? data;
  return server === undefined ? file : `servers/${server}/`;
}

/**
 * The number of the shard that a file belongs to. It depends on nothing but the name, so that every
 * machine knows all shards. The files of one server stay together.
 */
export function shardOf(file: string, of: number): number {
  const digest = hash('sha256', groupOf(file), 'buffer');
  return (digest.readUInt32BE(0) % of) + 1;
}
