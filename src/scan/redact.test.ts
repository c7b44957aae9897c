import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HIDDEN, redactDeep, redactor } from './redact.ts';
import { secretsOf, shownUrl } from './secrets.ts';
import { shownCommand } from './shown-command.ts';
import type { StdioTarget } from './target.ts';

const program = (args: string[], env: Record<string, string> = {}): StdioTarget => ({
  kind: 'stdio',
  name: 'x',
  command: 'npx',
  args,
  env,
});

test.each([
  ['as it is', 'pa$$w0rd!', 'with pa$$w0rd! in it'],
  ['in JSON', 'a"b\\c\nd', JSON.stringify({ key: 'a"b\\c\nd' })],
  ['in an address', 'p@ss/word', 'https://x/?k=p%40ss%2Fword'],
  ['in base64', 'user:password', `Basic ${Buffer.from('user:password').toString('base64')}`],
  ['one line of a key', 'BEGIN KEY\nMIIEvQIBADANBg\nEND KEY', 'line 2 is MIIEvQIBADANBg'],
  ['a short one where it stands alone', 'ab1', 'pin ab1, not cab12'],
])('hides a value %s', (_, value, text) => {
  const hidden = redactor([{ name: 'API_KEY', value }])(text);
  expect(hidden).toContain(HIDDEN);
  if (value.length > 3) expect(hidden).not.toContain(value);
});

test('a word such as true or a small number is hidden only under the name of a secret', () => {
  expect(redactor([{ name: 'READ_ONLY', value: 'true' }])('it is true')).toBe('it is true');
  expect(redactor([{ name: 'PORT', value: '3000' }])('at most 3000')).toBe('at most 3000');
  expect(redactor([{ name: 'PASSWORD', value: 'true' }])('it is true')).toBe(`it is ${HIDDEN}`);
  expect(redactor([{ name: 'PASSWORD', value: '' }])('as it was')).toBe('as it was');
});

test('no value of four characters or more outlives it, wherever it stands', () => {
  const value = fc.string({ minLength: 4, maxLength: 20 }).filter((text) => text.trim() !== '');
  fc.assert(
    fc.property(value, fc.string(), (secret, text) => {
      fc.pre(!HIDDEN.includes(secret));
      const value = { [`${text}${secret}`]: [{ deep: `${text}${secret}${text}` }] };
      const clean = redactDeep(value, redactor([{ name: 'TOKEN', value: secret }]));
      const [key = ''] = Object.keys(clean as object);
      expect(key).toContain(HIDDEN);
      expect(JSON.stringify(Object.values(clean as object))).toContain(HIDDEN);
    }),
  );
});

test.each([
  [['-y', 'server', '--api-key=abc-123-def'], 'npx -y server --api-key=‹hidden›'],
  [['server', '--token', 'short1'], 'npx server --token ‹hidden›'],
  [['server', 'postgresql://me:s3cret@db/x'], 'npx server postgresql://me:‹hidden›@db/x'],
  [['run', '-e', 'GITHUB_TOKEN=abcdef', 'image'], 'npx run -e GITHUB_TOKEN=‹hidden› image'],
  [['start', 'napi_abcdefghijkl'], 'npx start ‹hidden›'],
  [['-H', 'Authorization: Bearer abcdefgh123'], '‹hidden›'],
  [['server', '--read-only', '/data'], 'npx server --read-only /data'],
  [
    ['-y', '@modelcontextprotocol/server-filesystem@1.2.3'],
    '@modelcontextprotocol/server-filesystem@1.2.3',
  ],
])('shows the command %j without its secrets', (args, shown) => {
  expect(shownCommand(program(args))).toContain(shown);
});

test('a variable’s value is hidden in the arguments too', () => {
  const target = program(['-t', 'my value'], { MONDAY: 'my value' });
  expect(shownCommand(target)).toBe('npx -t ‹hidden›');
});

test('an address shows host and path only', () => {
  expect(
    shownUrl('https://me:pw@mcp.example/api/k3y0aaaaaaaaaaaaaaaaaaaaaaaa/mcp?key=abc&x=1'),
  ).toBe('https://mcp.example/api/‹hidden›/mcp?key=‹hidden›&x=‹hidden›');
  const url = 'https://me:pw123@x.example/?key=abcdef';
  const secrets = secretsOf({ kind: 'http', name: 'x', url, headers: { 'X-Any': 'v4lue' } });
  expect(redactor(secrets)(`${url} v4lue`)).not.toMatch(/pw123|abcdef|v4lue/);
});

test.each([
  ['Bearer abc123', 'it knows abc123 now'],
  [`Basic ${Buffer.from('me:pass-w').toString('base64')}`, 'it knows pass-w now'],
  ['https://me:pw123@db.example', 'it knows pw123 now'],
])('the token inside the value %s is hidden by itself', (value, text) => {
  const secrets = secretsOf({ kind: 'http', name: 'x', url: 'http://x', headers: { Auth: value } });
  expect(redactor(secrets)(text)).toBe(`it knows ${HIDDEN} now`);
});

test('a header that is no secret leaves words of others alone', () => {
  const headers = { 'Accept-Language': 'en', 'X-Read-Only': 'true' };
  const secrets = secretsOf({ kind: 'http', name: 'x', url: 'http://x', headers });
  expect(redactor(secrets)('true, en and 1')).toBe('true, en and 1');
});
