import { expect, test } from 'vitest';
import { dockerDraft } from './docker-mcp-registry.ts';

const server = {
  name: 'weather',
  image: 'mcp/weather:1.2',
  about: { title: 'Weather', description: 'Reads the weather.' },
  source: { project: 'https://github.com/acme/servers.git', directory: '/src/weather/' },
};

test('identity from server.yaml, parameters from arguments', () => {
  const tools = [
    {
      name: 'forecast',
      description: 'Tells the forecast.',
      arguments: [
        { name: 'place', type: 'string', desc: 'Where.' },
        { name: 'days', type: 'integer', desc: 'How far.', optional: true },
      ],
    },
  ];
  const draft = dockerDraft('weather', server, tools, { commit: 'abcdef0', seen: '2026-07-08' });
  expect(draft).toMatchObject({
    slug: 'weather',
    title: 'Weather',
    repository: 'https://github.com/acme/servers',
    repositoryPath: 'src/weather',
    package: { registry: 'oci', name: 'mcp/weather', version: '1.2' },
    transport: 'stdio',
    quality: 'registry-defs',
    source: { path: 'servers/weather', commit: 'abcdef0', seen: '2026-07-08' },
  });
  expect(draft.tools).toEqual([
    {
      name: 'forecast',
      description: 'Tells the forecast.',
      parameters: [
        { name: 'place', type: 'string', description: 'Where.', required: true },
        { name: 'days', type: 'integer', description: 'How far.', required: false },
      ],
    },
  ]);
});

test('a file that marks nothing as optional does not say what is required', () => {
  const tools = [{ name: 'forecast', arguments: [{ name: 'place', type: 'string' }] }];
  expect(dockerDraft('weather', server, tools).tools).toEqual([
    { name: 'forecast', parameters: [{ name: 'place', type: 'string', required: false }] },
  ]);
});

test('without any parameters the evidence is names and descriptions; without tools, identity', () => {
  const named = dockerDraft('weather', server, [{ name: 'forecast', description: 'Tells.' }]);
  expect(named.quality).toBe('names-descriptions');
  expect(dockerDraft('weather', server, []).quality).toBe('metadata-only');
  expect(dockerDraft('weather', server, undefined).quality).toBe('metadata-only');
});

test('a remote server has its own transport and no package', () => {
  const remote = { name: 'sea', remote: { transport_type: 'sse', url: 'https://sea.example/sse' } };
  expect(dockerDraft('sea', remote, [])).toMatchObject({ transport: 'sse', package: undefined });
});
