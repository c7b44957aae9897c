import { describe, expect, test } from 'vitest';
import { serverFromContent } from '#catalogue/build.ts';
import { readContent } from '#catalogue/read/content.ts';
import { writeRecognition } from '#catalogue/write-recognition.ts';
import { maskedText } from '#domain/stack/guard/masked.ts';
import { isGuess } from '#domain/stack/keys-of.ts';
import { matchEntry } from '#domain/stack/match.ts';
import { readStack } from '#domain/stack/read-stack.ts';
import type { Indexed, IndexedServer } from '#domain/stack/recognition.ts';

const servers = readContent('content').servers.map(({ id, value }) => serverFromContent(id, value));
const index = new Map<string, IndexedServer[]>();
writeRecognition(
  (table, { key, server, remotes }) => {
    if (table !== 'recognised_server') return;
    const found = servers.find(({ slug }) => slug === server);
    const line: IndexedServer = {
      ...{ slug: String(server), label: String(server), tools: found?.tools.length ?? 0 },
      ...(remotes === null ? {} : { remotes: JSON.parse(String(remotes)) as string[] }),
    };
    index.set(String(key), [...(index.get(String(key)) ?? []), line]);
  },
  servers,
  [],
);
const recognise = (key: string): Indexed | undefined => {
  const known = index.get(key);
  return known && { servers: known };
};

/** `slug` where it is sure, `slug?` for the first guess, `-` for none. */
function recognised(text: string): string[] {
  const read = readStack(text);
  if (read.state !== 'read') throw new Error(JSON.stringify(read));
  return read.entries.map((entry) => {
    const { candidates, certainty } = matchEntry(entry, recognise);
    return candidates[0] ? `${candidates[0].slug}${isGuess(certainty) ? '?' : ''}` : '-';
  });
}

const program = (text: string) => {
  const read = readStack(text);
  return read.state === 'read' ? read.entries[0]?.launch.program : read;
};
const entry = (value: object, name = 'thing') => JSON.stringify({ mcpServers: { [name]: value } });
const run = (line: string, name?: string) => {
  const [command, ...args] = line.split(' ');
  return entry({ command, args }, name);
};
const at = (url: string, name?: string) => entry({ url }, name);

describe('an entry of a configuration is recognised, or not at all', () => {
  test.each<[kind: string, config: string, expected: string]>([
    ['npm', run('npx -y @playwright/mcp@latest'), 'playwright'],
    [
      'PyPI beside an image',
      run('uvx awslabs.aws-documentation-mcp-server@latest'),
      'aws-documentation',
    ],
    [
      'PyPI, written otherwise',
      run('uvx awslabs_aws-documentation_mcp-server'),
      'aws-documentation',
    ],
    ['PyPI beside an image', run('uvx mcp-atlassian'), 'atlassian-sooperset'],
    ['PyPI beside npm', run('uvx --from msmcp-azure azmcp server start'), 'azure'],
    ['npm beside an image', run('npx -y @google-cloud/cloud-run-mcp'), 'cloud-run'],
    ['another npm name', run('npx -y server-perplexity-ask'), 'perplexity'],
    ['an image of Docker', run('docker run -i --rm mcp/sequentialthinking'), 'sequential-thinking'],
    ['an image of Docker', run('docker run -i --rm -v /a:/b mcp/filesystem /b'), 'filesystem'],
    ['an image of the vendor', run('docker run -i mcr.microsoft.com/playwright/mcp'), 'playwright'],
    ['an installed command', run('github-mcp-server stdio'), 'github'],
    ['an installed command', run('/opt/homebrew/bin/github-mcp-server stdio'), 'github'],
    ['a subcommand of a program', run('heroku mcp:start'), 'heroku'],
    ['the same program without it', run('heroku logs'), '-'],
    ['an address', at('https://api.githubcopilot.com/mcp/'), 'github'],
    [
      'an address that is narrowed',
      at('https://api.githubcopilot.com/mcp/x/issues/readonly'),
      'github',
    ],
    [
      'an address with a query',
      at('https://mcp.supabase.com/mcp?features=docs&read_only=true'),
      'supabase',
    ],
    ['an address with parts', at('https://mcp.sentry.dev/mcp/acme/shop'), 'sentry'],
    ['another path of a host', at('https://mcp.firecrawl.dev/v2/mcp-search'), 'firecrawl?'],
    [
      'a hosted server with other tools',
      at('https://mcp.notion.com/mcp', 'notion'),
      'notion-hosted',
    ],
    ['a server of the product', at('https://mcp.linear.app/mcp', 'linear'), 'linear'],
    ['another server of a product', at('https://mcp.trello.com/mcp', 'trello'), '-'],
    ['another package of a product', run('npx -y @example/notion-server', 'notion'), '-'],
    ['a local server', at('http://127.0.0.1:3845/mcp', 'figma'), '-'],
    ['a local program', run('node ./dist/index.js', 'filesystem'), '-'],
    ['a local program', run('python -m uvicorn app:api', 'fetch'), '-'],
    ['a local program', run('npx tsx src/server.ts', 'github'), '-'],
    [
      'an image of the same name',
      run('docker run -i example/mcp-atlassian'),
      'atlassian-sooperset?',
    ],
    ['a bridge', run('npx -y mcp-remote https://mcp.context7.com/mcp'), 'context7'],
    ['a bridge', run('fastmcp proxy https://mcp.context7.com/mcp/oauth'), 'context7'],
    ['a bridge as a package', run('uvx fastmcp proxy https://mcp.context7.com/mcp'), 'context7'],
    ['npm exec', run('npm exec --yes -- @upstash/context7-mcp'), 'context7'],
    [
      'in a container that runs',
      run('docker exec -i box npx -y @upstash/context7-mcp'),
      'context7',
    ],
    [
      'in a composed container',
      run('docker compose exec -T app npx -y @upstash/context7-mcp'),
      'context7',
    ],
    [
      'a gallery of extensions',
      entry({ type: 'stdio', gallery: 'https://a.example' }, 'microsoft/playwright-mcp'),
      'playwright',
    ],
    ['a module of Python', run('python3 -m mcp_server_git'), 'git'],
    ['uv in Python', run('python -m uv tool run mcp-server-time'), 'time'],
    ['Windows', run('cmd /c npx -y @upstash/context7-mcp'), 'context7'],
    ['words in one', entry({ command: 'npx', args: ['-y @upstash/context7-mcp'] }), 'context7'],
    [
      'a line beside arguments',
      entry({ command: 'dotenvx run -f .env -- npx', args: ['-y', 'tavily-mcp'] }),
      'tavily',
    ],
    ['a wrapper as a package', run('npx @dotenvx/dotenvx run -- npx -y tavily-mcp'), 'tavily'],
    ['a wrapper with a folder', run('direnv exec . uvx mcp-server-git'), 'git'],
    ['a wrapper without dashes', run('poetry run python -m mcp_server_git'), 'git'],
    ['an environment by name', run('conda run -n work uvx mcp-server-git'), 'git'],
    ['a line that changes folders', entry({ command: 'cd /srv && npx -y tavily-mcp' }), 'tavily'],
    ['a script by its path', run('php /srv/shop/artisan boost:mcp'), 'laravel-boost'],
    [
      'a program by its path too',
      run('/usr/bin/php8.4 /srv/shop/artisan boost:mcp'),
      'laravel-boost',
    ],
    ['a runner of PHP', run('herd php artisan boost:mcp'), 'laravel-boost'],
  ])('%s: %s', (_, config, expected) => {
    expect(recognised(config)).toEqual([expected]);
  });
});

test.each([
  'go run ./cmd/server',
  'cargo run --release',
  'dotnet run --project src/Server',
  'java -jar /opt/server.jar',
  'php /srv/server.php',
  'herd php /Applications/server.phar',
])('a program of the reader’s own is local: %s', (line) => {
  expect(program(run(line))).toMatchObject({ kind: 'unclear', why: 'local-program' });
});

test('a package that is called like a bridge is a server of its own, unless it names one', () => {
  expect(program(run('npx -y @jetbrains/mcp-proxy'))).toMatchObject({
    kind: 'package',
    name: '@jetbrains/mcp-proxy',
  });
  expect(recognised(run('npx -y @acme/mcp-remote https://mcp.context7.com/mcp'))).toEqual([
    'context7',
  ]);
});

describe('a file is read, whatever its form', () => {
  const server = { command: 'npx', args: ['-y', 'tavily-mcp'] };
  const read = (value: unknown, fileName = '') =>
    readStack(typeof value === 'string' ? value : JSON.stringify(value, null, 2), fileName);
  const names = (value: unknown) => {
    const found = read(value);
    return found.state === 'read' ? found.entries.map(({ configName }) => configName) : found;
  };

  test.each<[kind: string, text: unknown, why: string]>([
    [
      'opencode without servers',
      { $schema: 'https://opencode.ai/config.json', mcp: {} },
      'empty-list',
    ],
    ['VS Code without servers', { servers: {}, inputs: [] }, 'empty-list'],
    ['an empty object', '{}', 'empty-list'],
    ['nothing', ' \n', 'no-text'],
    ['commented out by lines', '// {\n//   "servers": {}\n// }\n', 'only-comments'],
    ['commented out as a block', '/* { "servers": { "a": {} } } */\n', 'only-comments'],
    ['a file of something else', { name: 'x', scripts: { a: 'b' } }, 'no-place'],
  ])('%s', (_, text, why) => {
    expect(read(text)).toMatchObject({ state: 'nothing', why });
  });

  test.each<[kind: string, value: unknown, names: string[]]>([
    [
      'servers in groups',
      { mcpServers: { global: { a: server }, work: { b: server } } },
      ['a', 'b'],
    ],
    ['groups without a key', { global: { a: server, b: server } }, ['a', 'b']],
    ['servers beside a group', { mcpServers: { a: server, more: { b: server } } }, ['a', 'b']],
  ])('%s', (_, value, expected) => {
    expect(names(value)).toEqual(expected);
  });

  test('every tool is every tool', () => {
    const found = read({ mcpServers: { a: { ...server, tools: ['*'] } } });
    expect(found.state === 'read' && found.entries[0]?.tools.only).toBeUndefined();
  });

  test.each([
    ['.gemini/settings.json', 'Gemini CLI'],
    ['shop/.cursor/mcp.json', 'Cursor'],
    ['C:\\Users\\me\\.cursor\\mcp.json', 'Cursor'],
    ['.kiro/settings/mcp.json', 'Kiro'],
    ['.roo/mcp.json', 'Roo Code'],
    ['.junie/mcp/mcp.json', 'Junie'],
    ['.codeium/windsurf/mcp_config.json', 'Windsurf'],
    ['.copilot/mcp-config.json', 'GitHub Copilot CLI'],
    ['.github/mcp.json', 'GitHub Copilot CLI'],
  ])('the path tells the client: %s', (path, client) => {
    const found = read({ mcpServers: { a: server } }, path);
    expect(found.state === 'read' && found.origin).toMatchObject({ names: [client] });
  });

  test.each(['.amazonq/mcp.json', '.trae/mcp.json', '.gemini/antigravity/mcp_config.json'])(
    'a client that is not known is not taken for another: %s',
    (path) => {
      const found = read({ mcpServers: { a: server }, tools: [] }, path);
      expect(found).toMatchObject({ state: 'read', origin: { kind: 'bare-list' } });
    },
  );

  test.each([
    ['.codex/config.toml', 'model = "x"', 'Codex'],
    ['.zed/settings.json', '{"lsp": {}}', 'Zed'],
    ['opencode.json', '{"model": "x"}', 'opencode'],
    ['.gemini/settings.json', '{"theme": "x"}', 'Gemini CLI'],
  ])('the path tells the client of a file without servers: %s', (path, text, client) => {
    expect(readStack(text, path)).toMatchObject({
      why: 'no-place',
      origin: { names: [client] },
    });
  });

  test.each<object>([server, { type: 'http', url: 'https://a.example' }])(
    'a name that several clients give tells no more than these: %j',
    (value) => {
      const found = read({ mcpServers: { a: value } }, 'mcp.json');
      const names = ['Cursor', 'Kiro', 'Junie', 'Roo Code'];
      expect(found.state === 'read' && found.origin).toMatchObject({ names });
    },
  );

  test.each<[keys: object, client: string]>([
    [{ theme: 'Default' }, 'Gemini CLI'],
    [{ mcp: { allowed: ['a'] } }, 'Gemini CLI'],
    [{ permissions: { allow: [] } }, 'Claude Code'],
  ])('else its keys do: %j', (keys, client) => {
    const found = read({ ...keys, mcpServers: { a: server } }, 'settings.json');
    expect(found.state === 'read' && found.origin).toMatchObject({ names: [client] });
  });
});

describe('secrets', () => {
  const secrets = (value: object) => {
    const found = readStack(entry(value));
    return found.state === 'read' ? found.entries.flatMap((one) => one.secrets) : [];
  };
  const env = (key: string, value: string) => ({ command: 'node', env: { [key]: value } });
  const hash = 'a1b2c3d4'.repeat(8);

  test.each<object>([
    env('SESSION_DRIVER', 'file'),
    env('API_KEY', 'REDACTED'),
    env('API_KEY', 'PLACEHOLDER_FOR_THE_KEY'),
    env('API_KEY', 'ACTUAL_API_KEY'),
    env('API_KEY', 'DEIN_API_KEY'),
    env('API_KEY', '你的密钥'),
    env('API_TOKEN', 'ваш_токен'),
    env('AUTH_KEY', 'c:/Users/me/keys/key.pem'),
    // biome-ignore lint/suspicious/noTemplateCurlyInString: configuration files hold such references
    env('GOOGLE_APPLICATION_CREDENTIALS', '${HOME}/.config/gcloud/credentials.json'),
    env('TRUSTED_KEYS', `${hash},${hash.replace('a', 'b')}`),
    env('TOKEN_SHA256', hash),
    { command: 'tool', args: ['--token-mode', 'strict', '--auth-method', 'device-code'] },
    { command: 'tool', args: ['--connection-string', 'mongodb://localhost:27017/shop'] },
    env('API_TOKEN', 'REMPLACEZ_PAR_VOTRE_TOKEN'),
    env('STRIPE_API_KEY', 'COLOQUE_SUA_CHAVE_AQUI'),
    env(
      'HEADERS',
      JSON.stringify({ Authorization: 'Bearer $' + '{TOKEN}', Version: '2022-06-28' }),
    ),
    { command: 'npx', args: ['name', '--config', JSON.stringify({ apiKey: 'YOUR_API_KEY' })] },
  ])('are not seen where there is none: %j', (value) => {
    expect(secrets(value)).toEqual([]);
  });

  test.each<[object, string]>([
    [env('SESSION_SECRET', 'hunter2hunter2'), 'SESSION_SECRET'],
    [env('API_KEY', 'ABCDEF012345KEY'), 'API_KEY'],
    [env('API_KEY', 'k3yчтоугодно1234567890'), 'API_KEY'],
    [{ url: 'https://mcp.composio.dev/gmail/humming-quiet-boat-q7w2ex' }, 'in the path'],
    [{ url: 'https://mcp.composio.dev/gmail/humming-quiet-boat' }, 'in the path'],
    [{ url: 'https://a.example/mcp/humming-quiet-boat-q7w2ex' }, 'in the path'],
    [{ url: 'https://a.example/0e69b7660c5449/sse' }, 'in the path'],
    [env('HEADERS', JSON.stringify({ Authorization: 'Bearer hunter2hunter2' })), 'HEADERS'],
    [
      { command: 'npx', args: ['name', '--config', JSON.stringify({ apiKey: 'hunter2hunter2' })] },
      '--config',
    ],
    [
      {
        command: 'npx',
        args: [
          'name',
          '--config',
          JSON.stringify(JSON.stringify({ a: { token: 'hunter2hunter2' } })),
        ],
      },
      '--config',
    ],
    [{ command: 'npx', args: ['name', '--config={"a":1,"secret":"hunter2hunter2'] }, '--config'],
  ])('are seen where there is one: %j', (value, key) => {
    expect(secrets(value)).toMatchObject([{ key }]);
    expect(JSON.stringify(readStack(entry(value)))).not.toMatch(/hunter2|q7w2ex|quiet|0e69/);
    expect(maskedText(entry(value)) ?? '').not.toMatch(/hunter2|q7w2ex|quiet|0e69/);
  });
});

test('a command that only contacts an address raises a warning', () => {
  const warnings = (line: string) => {
    const read = readStack(run(line));
    return read.state === 'read' ? read.entries[0]?.launch.warnings.map(({ id }) => id) : [];
  };
  expect(warnings('cmd /c curl https://hook.example/x')).toEqual(['contacts-address']);
  expect(warnings('curl -s https://hook.example/x')).toEqual(['contacts-address']);
  expect(warnings('cmd /c curl https://hook.example/x & npx tavily-mcp@1.0.0')).toEqual([
    'contacts-address',
  ]);
  expect(warnings('npx tavily-mcp@1.0.0')).toEqual([]);
});
