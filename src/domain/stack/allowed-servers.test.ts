import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ALLOWLIST_FORMATS } from '../server-allowlist/formats/index.ts';
import { allowedServers } from './allowed-servers.ts';
import { identityOfText } from './server-identity.ts';

const TOKEN = 'ghp_0123456789abcdefghij0123456789abcdef';

const of = (server: object) => allowedServers(JSON.stringify({ mcpServers: { one: server } }))[0];

describe('the identity of a configured server', () => {
  test('is its command with every argument', () => {
    expect(of({ command: 'npx', args: ['-y', 'a b', '', 'say "hi"'] })).toEqual({
      name: 'one',
      identity: { kind: 'command', command: [['npx'], ['-y'], ['a b'], [''], ['say "hi"']] },
      variables: [],
    });
  });

  test.each([
    ['an option', ['serve', '--token', TOKEN], [['serve'], ['--token'], ['', '']]],
    ['an option with =', [`--token=${TOKEN}`, 'x'], [['--token=', ''], ['x']]],
    ['a variable', ['-e', `GITHUB_TOKEN=${TOKEN}`], [['-e'], ['GITHUB_TOKEN=', '']]],
    ['an address', ['postgresql://app:made-up-2026@db/shop'], [['', '']]],
    ['a header', ['--header', `Authorization: Bearer ${TOKEN}`], [['--header'], ['', '']]],
    ['a placeholder', ['--token', `\${TOKEN}`], [['--token'], [`\${TOKEN}`]]],
  ])('holds no secret of %s', (_, args, wanted) => {
    expect(of({ command: 'x', args })?.identity).toEqual({
      kind: 'command',
      command: [['x'], ...wanted],
    });
  });

  test.each([
    ['https://mcp.example.com/mcp', ['https://mcp.example.com/mcp']],
    [`https://h.example/mcp?key=${TOKEN}&x=1`, ['https://h.example/mcp?key=', '&x=1']],
    [`https://h.example/s/${TOKEN}/mcp`, ['https://h.example/s/', '/mcp']],
    [`https://h.example/\${TENANT}/mcp`, [`https://h.example/\${TENANT}/mcp`]],
  ])('is the address %s without secrets', (url, wanted) => {
    expect(of({ url })?.identity).toMatchObject({ kind: 'address', url: wanted });
  });

  test.each([
    [{ url: 'https://user:made-up-2026@h.example/mcp' }, 'secret'],
    [{ url: 'ftp://h.example' }, 'address'],
    [{ image: 'mcp/fetch', command: '' }, 'nothing-known'],
  ])('of %j is not known', (server, why) => {
    expect(of(server)?.identity).toEqual({ kind: 'unknown', why });
  });

  test('names its variables, and no value of them', () => {
    const server = of({
      command: 'x',
      env: { GITHUB_TOKEN: TOKEN, MODE: 'fast', 'odd name': '1' },
    });
    expect(server?.variables).toEqual(['GITHUB_TOKEN', 'MODE']);
  });

  test('is left out where it is switched off, and said once', () => {
    const servers = { a: { command: 'x', disabled: true }, b: { command: 'y' } };
    const text = JSON.stringify({ mcpServers: servers, projects: { p: { mcpServers: servers } } });
    expect(allowedServers(text).map(({ name }) => name)).toEqual(['b']);
    expect(allowedServers('no config {')).toEqual([]);
  });
});

test('a line as it is typed is an address or a command', () => {
  expect(identityOfText(' https://h.example/sse ')).toEqual({
    kind: 'address',
    url: ['https://h.example/sse'],
    transport: 'sse',
  });
  expect(identityOfText('npx -y "a b"')).toEqual({
    kind: 'command',
    command: [['npx'], ['-y'], ['a b']],
  });
  expect(identityOfText('')).toEqual({ kind: 'unknown', why: 'nothing-known' });
});

test('no file of a format holds a secret of the configuration', () => {
  const secret = fc.constantFrom(TOKEN, 'sk-ant-abcdefghij0123456789', 'made-up-2026-Password!');
  const place = fc.constantFrom(
    (text: string) => ({ command: 'x', args: ['--api-key', text] }),
    (text: string) => ({ command: 'x', args: [`--api-key=${text}`, '-v'] }),
    (text: string) => ({ command: 'x', args: ['-e', `API_KEY=${text}`] }),
    (text: string) => ({ command: ['x', '--password', text] }),
    (text: string) => ({ command: `x --password ${text}` }),
    (text: string) => ({ command: 'x', env: { API_KEY: text } }),
    (text: string) => ({ url: `https://h.example/mcp?api_key=${encodeURIComponent(text)}` }),
    (text: string) => ({ url: 'https://h.example/mcp', headers: { Authorization: text } }),
  );
  fc.assert(
    fc.property(secret, place, (text, at) => {
      const servers = allowedServers(
        JSON.stringify({ mcpServers: { one: at(text), two: at(text) } }),
      );
      for (const format of ALLOWLIST_FORMATS) {
        expect(JSON.stringify(format.render({ servers }))).not.toContain(text);
      }
    }),
  );
});
