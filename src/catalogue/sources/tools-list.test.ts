import { expect, test } from 'vitest';
import { toolsListDraft } from './tools-list.ts';

const tools = [{ name: 'ring', inputSchema: { type: 'object' } }];

test('a scan: package, version, transport and day', () => {
  const scan = {
    package: '@acme/bell',
    version: '2.0.0',
    command: 'npx -y @acme/bell',
    repository: 'git+https://github.com/acme/bell.git',
    serverInfo: { name: 'bell', title: 'Bell', version: '1.9.9' },
    scanned: '2026-11-21T05:00:00Z',
    env: { BELL_TOKEN: 'never-written' },
    tools,
  };
  const draft = toolsListDraft(scan, 'acme--bell');
  expect(draft).toMatchObject({
    slug: 'acme-bell',
    title: 'Bell',
    package: { registry: 'npm', name: '@acme/bell', version: '2.0.0' },
    repository: 'https://github.com/acme/bell',
    transport: 'stdio',
    quality: 'tools-list',
    source: { seen: '2026-11-21', version: '2.0.0' },
    tools,
  });
  expect(JSON.stringify(draft)).not.toContain('never-written');
});

test.each([
  ['uvx bell', 'pypi'],
  ['docker run -i acme/bell', 'oci'],
  ['bunx bell', 'npm'],
])('the command %s names a package of %s', (command, registry) => {
  expect(toolsListDraft({ package: 'bell', command, tools }, 'bell')?.package?.registry).toBe(
    registry,
  );
});

test('a server at an address has no package', () => {
  const scan = { url: 'https://bell.example/mcp', serverInfo: { name: 'bell' }, tools };
  expect(toolsListDraft(scan, 'bell')).toMatchObject({
    package: undefined,
    transport: 'streamable-http',
    source: { url: 'https://bell.example/mcp' },
  });
});

test('a result, a whole answer and a bare list are read alike; anything else is not', () => {
  for (const value of [{ tools }, { jsonrpc: '2.0', id: 1, result: { tools } }, tools]) {
    expect(toolsListDraft(value, 'bell')?.tools).toEqual(tools);
  }
  for (const value of [{ resources: [] }, 'tools', null, { tools: 'many' }]) {
    expect(toolsListDraft(value, 'bell')).toBeUndefined();
  }
});
