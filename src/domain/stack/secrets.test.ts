// biome-ignore-all lint/suspicious/noTemplateCurlyInString: configuration files hold such references
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskedText } from './guard/masked.ts';
import { readStack } from './read-stack.ts';
import { isSecretKey, secretLooks } from './secret-text.ts';
import { secretsInArguments } from './secrets-in-entry.ts';
import { shellWords } from './shell-words.ts';

const inLine = (line: string) =>
  secretsInArguments(shellWords(line)).map(({ place, key }) => `${place} ${key}`);

describe('a secret in plain text', () => {
  test.each([
    ['--api-key abcdefgh1234', ['argument --api-key']],
    ['--token=abcdefgh1234', ['argument --token']],
    ['run -e API_KEY=abcdefgh1234 image', ['variable API_KEY']],
    ['--header "Authorization: Bearer abcdefgh1234"', ['header Authorization']],
    ['postgresql://me:pa55word@db.example/x', ['address before the @']],
    ['https://a.example/mcp?api_key=abcdefgh1234', ['address ?api_key=']],
    ['https://a.example/s/0a1b2c3d4e5f60718293a4b5c6d7e8f9/mcp', ['address in the path']],
    ['ghp_abcdefghijklmnopqrstuvwxyz012345', ['argument argument 1']],
    ['--header "Authorization: Bearer ${TOKEN}"', []],
    ['--api-key ${API_KEY} --path /tmp/x --port 3000', []],
    ['-y @modelcontextprotocol/server-filesystem /Users/me/Documents/projects/2024', []],
    ['postgresql://localhost/mydb', []],
    ['postgresql://me:${PASSWORD}@db/x', []],
  ])('%s', (line, expected) => {
    expect(inLine(line)).toEqual(expected);
  });

  test.each([
    'API_KEY',
    'GITHUB_TOKEN',
    'accessToken',
    'x-api-key',
    'DB_PASSWORD',
    'client_secret',
    'Authorization',
    'DATABASE_URL',
  ])('%s names a secret', (key) => expect(isSecretKey(key)).toBe(true));

  test.each([
    'PATH',
    'NODE_ENV',
    'API_KEY_FILE',
    'TOKEN_ENV_VAR',
    'MAX_TOKENS',
    'KEYBOARD',
    'LOG_LEVEL',
    'MONKEY',
    'AUTHOR',
  ])('%s names none', (key) => expect(isSecretKey(key)).toBe(false));

  test('is not what is kept elsewhere, or not filled in', () => {
    for (const value of [
      '',
      '${X}',
      '$X',
      '{env:X}',
      '${input:x}',
      '<your-token>',
      'YOUR_API_KEY',
      'your-key-here',
      'xxxx',
      'Bearer ${X}',
      '%X%',
      'op://vault/item',
    ])
      expect(secretLooks(value, true), value).toBeUndefined();
    expect(secretLooks('hunter22', true)).toBeDefined();
    expect(secretLooks('hunter22', false)).toBeUndefined();
    expect(secretLooks('true', true)).toBeUndefined();
  });
});

const alphabet = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'];
const random = fc.string({ unit: fc.constantFrom(...alphabet), minLength: 20, maxLength: 40 });
const secret = fc
  .tuple(fc.constantFrom('ghp_', 'sk-', 'xoxb-', 'key7', ''), random)
  .map(([start, rest]) => `${start}9Z8${rest}4x`);

describe('no value of a file is kept', () => {
  test('wherever a secret stands', () => {
    fc.assert(
      fc.property(secret, fc.boolean(), (value, disabled) => {
        const servers = {
          variables: {
            command: 'npx',
            args: ['-y', 'name'],
            env: { API_KEY: value, OTHER: value, N: 1 },
          },
          headers: {
            url: 'https://a.example/mcp',
            headers: { Authorization: `Bearer ${value}`, Other: value },
          },
          options: {
            command: 'npx',
            args: ['-y', 'name', '--api-key', value, `--token=${value}`, value],
          },
          query: {
            url: `https://me:${value}@a.example/mcp/${value}/x?key=${value}&other=${value}#${value}`,
          },
          container: {
            command: 'docker',
            args: [
              'run',
              '-e',
              `A=${value}`,
              `--env=B=${value}`,
              `-eC=${value}`,
              'name:1.0.0',
              value,
            ],
          },
          remote: {
            command: 'npx',
            args: ['mcp-remote', `https://a.example/mcp?k=${value}`, '--header', `X-Key:${value}`],
          },
          shell: {
            command: 'bash',
            args: ['-c', `export A=${value}; B=${value} npx -y name --key ${value}`],
          },
          line: { command: `env TOKEN=${value} npx -y name ${value}` },
          settings: { source: 'extension', settings: { deep: { token: value } } },
          bearer: { url: 'https://a.example', bearer_token: value, oauth: { clientSecret: value } },
          list: {
            command: ['npx', 'name', value],
            environment: [`A=${value}`, { name: 'B', value }],
          },
          gateway: {
            command: 'docker',
            args: ['mcp', 'gateway', 'run', '--servers', `a,${value}`, '--secret', value],
          },
          first: { command: value, args: [value] },
          package: { command: 'npx', args: ['--registry', `https://x:${value}@r.example`, 'name'] },
        };
        const entries = Object.fromEntries(
          Object.entries(servers).map(([name, entry]) => [name, { ...entry, disabled }]),
        );
        for (const text of [
          JSON.stringify({ mcpServers: entries }),
          JSON.stringify({ inputs: [{ default: value }], servers: entries }),
        ]) {
          const result = readStack(text);
          expect(result.state).toBe('read');
          expect(JSON.stringify(result)).not.toContain(value);
          expect(maskedText(text) ?? '').not.toContain(value);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('nor in lines of a shell, in TOML, or in a text that is broken', () => {
    fc.assert(
      fc.property(secret, (value) => {
        const texts = [
          `claude mcp add a -e KEY=${value} -- npx -y name --token ${value}\nclaude mcp add b --header "X: ${value}" https://a.example/?k=${value}`,
          `claude mcp add-json a '{"command":"npx","args":["name"],"env":{"K":"${value}"}}'`,
          `[mcp_servers.a]\ncommand = "npx"\nargs = ["name", "--key=${value}"]\n[mcp_servers.a.env]\nK = "${value}"\n`,
          `mcpServers:\n  a:\n    command: npx\n    args: [name]\n    env:\n      K: ${value}\n`,
          `{"mcpServers": {"a": {"env": {"K": "${value}" "x"}}}}`,
          `{"mcpServers": {"a": ${value}}}`,
          `[mcp_servers.a]\nK = ${value}\n`,
          `a: "${value}\nb: [${value}`,
        ];
        for (const text of texts) {
          expect(JSON.stringify(readStack(text))).not.toContain(value);
          expect(maskedText(text) ?? '').not.toContain(value);
        }
      }),
      { numRuns: 200 },
    );
  });
});
