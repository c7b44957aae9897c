import { expect, test } from 'vitest';
import { matchesOf } from '#domain/stack/stack.fixture.ts';
import { missingFrom } from './missing-server.ts';

function known(entry: object) {
  const [match] = matchesOf(JSON.stringify({ mcpServers: { mine: entry } }), {});
  return match && missingFrom(match, ['Claude Code', 'Cursor']);
}
const client = 'Claude Code or Cursor';

test.each([
  [
    { command: 'npx', args: ['-y', '@a/b@1.2.3', '--token', 'zz'] },
    { package: 'npm package @a/b' },
  ],
  [{ command: 'uvx', args: ['some-server'] }, { package: 'PyPI package some-server' }],
  [
    { command: 'docker', args: ['run', '-i', 'ghcr.io/a/b:1', '-e', 'KEY=zz'] },
    { package: 'image ghcr.io/a/b' },
  ],
  [{ command: 'thing', args: ['mcp', '--key', 'zz'] }, { command: 'thing mcp' }],
  [
    { url: 'https://mcp.vendor.com/v1/mcp?api_key=zz' },
    { address: 'https://mcp.vendor.com/v1/mcp' },
  ],
  [
    { url: 'https://mcp.vendor.com/ghp_zz0123456789abcdefghij/mcp' },
    { address: 'https://mcp.vendor.com/…/mcp' },
  ],
])('of %j a report says %j', (entry, expected) => {
  expect(known(entry)).toEqual({ ...expected, client });
});

test.each([
  { url: 'http://localhost:3000/mcp' },
  { url: 'http://10.0.0.7:3000/mcp' },
  { url: 'http://[fd00::1]/mcp' },
  { url: 'https://intranet/mcp' },
  { url: 'https://mcp.corp.internal/mcp' },
  { url: 'https://mcp.acme.local:8443/mcp' },
  { command: 'node', args: ['/home/me/secret-project/server.js'] },
  { command: '/home/me/bin/server' },
])('of %j, which only one network or machine knows, it says nothing', (entry) => {
  expect(known(entry)).toEqual({ client });
});
