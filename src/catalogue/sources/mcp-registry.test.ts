import { expect, test } from 'vitest';
import { isOlderVersion, registryDraft } from './mcp-registry.ts';

const OFFICIAL = 'io.modelcontextprotocol.registry/official';
const server = {
  name: 'com.acme/mail',
  description: 'Sends mail.',
  version: '1.4.0',
  repository: { url: 'https://github.com/acme/servers', source: 'github', subfolder: 'mail' },
  packages: [
    {
      registryType: 'npm',
      identifier: '@acme/mail',
      version: '1.4.0',
      transport: { type: 'stdio' },
    },
  ],
};

test('an answer of the API: identity, and no tools', () => {
  const entry = {
    server,
    _meta: { [OFFICIAL]: { updatedAt: '2025-10-09T17:05:17Z', isLatest: true } },
  };
  expect(registryDraft(entry)).toMatchObject({
    slug: 'com-acme-mail',
    quality: 'metadata-only',
    repository: 'https://github.com/acme/servers',
    repositoryPath: 'mail',
    package: { registry: 'npm', name: '@acme/mail', version: '1.4.0' },
    transport: 'stdio',
    source: { seen: '2025-10-09', version: '1.4.0' },
    tools: [],
  });
  expect(isOlderVersion(entry)).toBe(false);
});

test('a bare server.json, a remote server, a flat record', () => {
  expect(registryDraft(server)?.name).toBe('com.acme/mail');
  const remote = { name: 'com.acme/far', remotes: [{ type: 'streamable-http', url: 'https://x' }] };
  expect(registryDraft(remote)).toMatchObject({ transport: 'streamable-http', package: undefined });
  const flat = {
    name: 'com.acme/flat',
    quality: 'metadata-only',
    repository: 'https://github.com/acme/flat',
    package: { registry: 'pypi', name: 'flat', version: null },
  };
  expect(registryDraft(flat)).toMatchObject({
    repository: 'https://github.com/acme/flat',
    package: { registry: 'pypi', name: 'flat' },
  });
});

test('older versions and nameless entries are told apart', () => {
  expect(isOlderVersion({ server, _meta: { [OFFICIAL]: { isLatest: false } } })).toBe(true);
  expect(isOlderVersion(server)).toBe(false);
  expect(registryDraft({ server: {} })).toBeUndefined();
  expect(registryDraft('mail')).toBeUndefined();
});
