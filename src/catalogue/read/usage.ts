import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { ContentServer } from '#domain/server.ts';
import {
  type ConfigurationSample,
  configurationSampleSchema,
  type PackageDownloads,
  packageDownloadsSchema,
} from '#domain/server-use.ts';
import type { Problem } from '../problem.ts';
import { type Entry, type ReadingContent, readFile } from './content-folder.ts';
import { problemAt } from './place.ts';

/** What is known of how widely servers are used; each file may be missing. */
export interface UsageContent {
  readonly configurations: Entry<ConfigurationSample> | null;
  readonly downloads: Entry<PackageDownloads> | null;
}

function readIfThere<S extends z.ZodType>(reading: ReadingContent, name: string, schema: S) {
  return existsSync(join(reading.root, name)) ? readFile(reading, name, schema) : null;
}

export const readUsage = (reading: ReadingContent): UsageContent => ({
  configurations: readIfThere(reading, 'usage/configurations.yaml', configurationSampleSchema),
  downloads: readIfThere(reading, 'usage/npm-downloads.yaml', packageDownloadsSchema),
});

type Servers = readonly Entry<ContentServer>[];

/** Numbers of servers and packages that there are not, and counts that the sample rules out. */
export function checkUsage(
  { configurations, downloads }: UsageContent,
  servers: Servers,
): Problem[] {
  return [
    ...(configurations ? checkSample(configurations, servers) : []),
    ...(downloads ? checkDownloads(downloads, servers) : []),
  ];
}

function checkSample(entry: Entry<ConfigurationSample>, servers: Servers): Problem[] {
  const slugs = servers.map(({ id }) => id);
  const { least, repositories } = entry.value;
  return Object.entries(entry.value.servers).flatMap(([slug, count]) => {
    const wrong = (message: string, more: Partial<Problem>) =>
      problemAt(entry, ['servers', slug], message, more);
    if (!slugs.includes(slug))
      return [
        wrong('There is no such server in content/servers/.', { found: slug, allowed: slugs }),
      ];
    if (count > repositories || count < least)
      return [
        wrong(`Only ${least} to ${repositories} repositories can be counted here.`, {
          found: String(count),
        }),
      ];
    return [];
  });
}

function checkDownloads(entry: Entry<PackageDownloads>, servers: Servers): Problem[] {
  const packages = servers.flatMap(({ value }) =>
    (value.packages ?? []).filter(({ registry }) => registry === 'npm'),
  );
  const counted = packages.filter((published) => published.subcommand === undefined);
  const allowed = counted.map(({ name }) => name);
  return Object.keys(entry.value.packages).flatMap((name) => {
    if (allowed.includes(name)) return [];
    const message = packages.some((published) => published.name === name)
      ? 'This package is a server only with a subcommand: its downloads say nothing of the server.'
      : 'No server in content/servers/ names this npm package.';
    return [problemAt(entry, ['packages', name], message, { found: name, allowed })];
  });
}
