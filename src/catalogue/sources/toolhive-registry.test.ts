import { expect, test } from 'vitest';
import { toolhiveEntries } from './toolhive-registry.ts';

const definition = { name: 'list_jobs', description: 'Lists.', inputSchema: { type: 'object' } };
const entry = {
  title: 'Jobs',
  description: 'Runs jobs.',
  transport: 'stdio',
  repository_url: 'https://github.com/acme/jobs',
  image: 'ghcr.io/acme/jobs:0.3@sha256:00',
  tools: ['list_jobs', 'stop_job'],
  metadata: { last_updated: '2026-02-17T17:15:49Z' },
};

test('the old layout: full definitions, then names that are listed without one', () => {
  const file = { servers: { jobs: { ...entry, tool_definitions: [definition] } } };
  const [found] = toolhiveEntries(file, 'data/registry.json');
  expect(found?.path).toEqual(['servers', 'jobs']);
  expect(found?.draft).toMatchObject({
    slug: 'jobs',
    quality: 'registry-defs',
    package: { registry: 'oci', name: 'ghcr.io/acme/jobs', version: '0.3' },
    source: { seen: '2026-02-17', path: 'data/registry.json' },
    tools: [definition, { name: 'stop_job' }],
  });
});

test('names alone are evidence of names only; remote servers are read too', () => {
  const remote = { ...entry, image: undefined, transport: 'sse', url: 'https://jobs.example/sse' };
  const found = toolhiveEntries({ servers: {}, remote_servers: { far: remote } }, 'registry.json');
  expect(found.map(({ draft }) => [draft?.slug, draft?.quality, draft?.transport])).toEqual([
    ['far', 'names-only', 'sse'],
  ]);
});

test('the later layout: a server.json with the publisher’s part beside it', () => {
  const server = {
    name: 'io.github.acme/jobs',
    description: 'Runs jobs.',
    repository: { url: 'https://github.com/acme/jobs', source: 'github' },
    packages: [{ registryType: 'oci', identifier: 'ghcr.io/acme/jobs:0.3' }],
    _meta: {
      'io.modelcontextprotocol.registry/publisher-provided': {
        'io.github.stacklok': {
          'ghcr.io/acme/jobs:0.3': { status: 'active', tools: ['list_jobs'] },
        },
      },
    },
  };
  const file = { version: '1.0.0', meta: {}, data: { servers: [server] } };
  expect(toolhiveEntries(file, 'registry.json')[0]?.draft).toMatchObject({
    slug: 'io-github-acme-jobs',
    title: 'jobs',
    vendor: 'io.github.acme',
    quality: 'names-only',
    tools: [{ name: 'list_jobs' }],
  });
  expect(toolhiveEntries(server, 'jobs/server.json')).toHaveLength(1);
});

test('a file of its own may leave its name to its folder', () => {
  expect(toolhiveEntries(entry, 'jobs/spec.yaml')[0]?.draft?.name).toBe('jobs');
  expect(toolhiveEntries({ hello: 1 }, 'jobs/spec.yaml')).toEqual([]);
});
