import { expect, test } from 'vitest';
import {
  fitsRemote,
  hostOfRemote,
  hostTails,
  isRemotePattern,
  remotesOverlap,
} from './remote-pattern.ts';

test.each([
  ['https://mcp.a.example/mcp', true],
  ['https://mcp.a.example', true],
  ['https://*.a.example/*/mcp/**', true],
  ['https://a.example:8443/mcp', true],
  ['http://mcp.a.example/mcp', false],
  ['https://mcp.a.example/mcp?x=1', false],
  ['https://mcp-*.a.example/mcp', false],
  ['https://mcp.a.example/v*/mcp', false],
  ['https://mcp.a.example/**/mcp', false],
  ['https://*.example/mcp', false],
  ['https://*', false],
  ['mcp.a.example', false],
])('%s can be written: %s', (pattern, expected) => {
  expect(isRemotePattern(pattern)).toBe(expected);
});

test.each([
  ['https://mcp.a.example/mcp', 'mcp.a.example', '/mcp', true],
  ['https://mcp.a.example/mcp/', 'MCP.a.example', '/Mcp', true],
  ['https://mcp.a.example', 'mcp.a.example', '/', true],
  ['https://mcp.a.example', 'mcp.a.example', '/mcp', false],
  ['https://mcp.a.example/mcp', 'mcp.a.example', '', false],
  ['https://mcp.a.example/mcp', 'mcp.a.example', '/mcp/x', false],
  ['https://mcp.a.example/mcp/**', 'mcp.a.example', '/mcp', true],
  ['https://mcp.a.example/mcp/**', 'mcp.a.example', '/mcp/x/issues/readonly', true],
  ['https://mcp.a.example/mcp/**', 'mcp.a.example', '/mcpx', false],
  ['https://mcp.a.example/*/mcp', 'mcp.a.example', '/acme/mcp', true],
  ['https://mcp.a.example/*/mcp', 'mcp.a.example', '/a/b/mcp', false],
  ['https://*.a.example/mcp', 'shop.a.example', '/mcp', true],
  ['https://*.a.example/mcp', 'a.b.a.example', '/mcp', false],
  ['https://*.a.example/mcp', 'evil.example', '/mcp', false],
  ['https://a.example/*', 'a.example', '/*', true],
])('%s stands for %s%s: %s', (pattern, host, path, expected) => {
  expect(fitsRemote(pattern, host, path)).toBe(expected);
  if (expected) expect(hostTails(host)).toContain(hostOfRemote(pattern));
});

test.each([
  ['https://a.example/mcp', 'https://a.example/mcp/', true],
  ['https://a.example/mcp', 'https://a.example/sse', false],
  ['https://a.example/**', 'https://a.example/x/y', true],
  ['https://a.example/x/**', 'https://a.example/**', true],
  ['https://a.example/x/**', 'https://a.example/y/**', false],
  ['https://a.example/*/mcp', 'https://a.example/x/*', true],
  ['https://a.example/*', 'https://a.example/x/y', false],
  ['https://*.a.example/mcp', 'https://x.a.example/mcp', true],
  ['https://*.a.example/mcp', 'https://x.b.example/mcp', false],
])('%s and %s can be the same: %s', (a, b, expected) => {
  expect(remotesOverlap(a, b)).toBe(expected);
  expect(remotesOverlap(b, a)).toBe(expected);
});
