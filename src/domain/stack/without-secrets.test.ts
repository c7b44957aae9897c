import { expect, test } from 'vitest';
import { withoutSecrets } from './without-secrets.ts';

test.each([
  ['github', 'github'],
  ['npm package @example/mcp-server', 'npm package @example/mcp-server'],
  ['https://mcp.example.com/v1/mcp', 'https://mcp.example.com/v1/mcp'],
  ['npx  -y\n@example/server', 'npx -y @example/server'],
])('%s stays', (text, expected) => {
  expect(withoutSecrets(text)).toBe(expected);
});

const TOKEN = 'ghp_zzMarkerzz0123456789abcdefghij';

test.each([
  TOKEN,
  `server --token ${TOKEN}`,
  `server --api-key zzMarkerzz`,
  `GITHUB_TOKEN=${TOKEN} npx server`,
  `https://user:zzMarkerzz@mcp.example.com/`,
  `https://mcp.example.com/mcp?token=zzMarkerzz`,
  `https://mcp.example.com/0f8fad5bd9cb469fa165zzMarkerzz70867728950e/mcp`,
  `the key "${TOKEN}" and more`,
  `Authorization:Bearer_${TOKEN}`,
])('%s loses its secret', (text) => {
  expect(withoutSecrets(text)).not.toContain('zzMarkerzz');
});

test('a text without end is cut', () => {
  expect(withoutSecrets('a '.repeat(100_000)).length).toBeLessThan(400);
});
