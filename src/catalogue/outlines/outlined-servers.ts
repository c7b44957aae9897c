import {
  type OutlineDataset,
  type OutlineFacts,
  outlineLabel,
  parameterFromFacts,
} from '#domain/outline/outline.ts';
import type { Server } from '#domain/server.ts';
import type { OutlineContent } from '../read/outlines.ts';
import { KnownServers } from './distinct-outlines.ts';

/** The source of an outlined server: the data set. */
const SOURCE = 'dataset';

/**
 * The servers of the outlines, by slug. Left out are those that `described` has: under the same address, which
 * only a foreign record can have, or with the same identity.
 */
export function outlinedServers(
  { datasets, entries }: OutlineContent,
  described: readonly Server[],
): Server[] {
  const known = new KnownServers();
  for (const server of described) known.add(server);
  const slugs = new Set(described.map(({ slug }) => slug));
  const servers = entries.flatMap(({ dataset: id, value }) => {
    const dataset = datasets.get(id);
    const isDescribed = slugs.has(value.slug) || known.same(value)?.by === 'identity';
    return dataset && !isDescribed ? [outlinedServer(value, id, dataset)] : [];
  });
  const labels = Map.groupBy(servers, ({ label }) => label.toLowerCase());
  return servers
    .map((server) => {
      const isAlone = labels.get(server.label.toLowerCase())?.length === 1;
      return isAlone ? server : { ...server, label: `${server.label} (${server.slug})` };
    })
    .sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

function outlinedServer(
  { package: published, repository: url, folder, path, ...facts }: OutlineFacts,
  id: string,
  { title, repository, commit, quality }: OutlineDataset,
): Server {
  const label = outlineLabel({ package: published, repository: url, folder });
  return {
    slug: facts.slug,
    origin: 'outline',
    dataset: id,
    title: label,
    label,
    packages: published ? [published] : [],
    repository: url === undefined ? undefined : { url, ...(folder ? { folder } : {}) },
    licence: facts.licence,
    quality,
    controls: [],
    sources: [
      {
        ...{ id: SOURCE, title, url: repository, commit, ...(path ? { path } : {}) },
        gives: ['identity', 'tools', 'parameters'],
      },
    ],
    tools: facts.tools.map(({ name, parameters, hints = {} }) => ({
      ...{ name, hints },
      parameters: parameters?.map(parameterFromFacts) ?? null,
    })),
  };
}
