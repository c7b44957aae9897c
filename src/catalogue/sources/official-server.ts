import { slugify } from '#domain/slug.ts';
import type { Draft } from './draft.ts';
import { repositoryPlace } from './repository.ts';
import { asList, asObject, asText, type Loose } from './shapes.ts';

type Facts = Omit<Draft, 'quality' | 'source' | 'tools'>;

function packageOf(server: Loose): { package?: Draft['package']; transport?: string | undefined } {
  const first = asObject(asList(server['packages'])?.[0]);
  const registry = asText(first?.['registryType']) ?? asText(first?.['registry_type']);
  const name = asText(first?.['identifier']);
  if (!registry || !name) return {};
  const transport = asText(asObject(first?.['transport'])?.['type']);
  return { package: { registry, name, version: asText(first?.['version']) }, transport };
}

/** Identity as a `server.json` of the official registry states it. It lists no tools. */
export function officialServer(server: Loose): Facts | undefined {
  const name = asText(server['name']);
  if (name === undefined) return undefined;
  const repository = asObject(server['repository']);
  const remote = asObject(asList(server['remotes'])?.[0]);
  const found = packageOf(server);
  return {
    slug: slugify(name),
    name,
    title: asText(server['title']) ?? name.split('/').at(-1),
    description: asText(server['description']),
    vendor: name.includes('/') ? name.split('/')[0] : undefined,
    ...repositoryPlace(asText(repository?.['url']), asText(repository?.['subfolder'])),
    package: found.package,
    transport: found.transport ?? asText(remote?.['type']) ?? asText(remote?.['transport_type']),
  };
}
