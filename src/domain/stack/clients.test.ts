import { describe, expect, test } from 'vitest';
import type { Program } from './launch/program.ts';
import { readStack } from './read-stack.ts';

function read(text: string, fileName = '') {
  const result = readStack(text, fileName);
  if (result.state !== 'read') throw new Error(JSON.stringify(result));
  return result;
}

const shown = (program: Program): string => {
  switch (program.kind) {
    case 'package':
      return `${program.registry}:${program.name}@${program.version.text ?? program.version.kind}`;
    case 'address':
      return `${program.host}${program.path}`;
    case 'repository':
      return `${program.host}/${program.path}`;
    case 'unclear':
      return `? ${program.why}`;
    case 'extension':
      return 'extension';
    default:
      return `${program.kind} ${program.name}`;
  }
};

const programs = (text: string, fileName = '') =>
  Object.fromEntries(
    read(text, fileName).entries.map(({ name, launch }) => [name, shown(launch.program)]),
  );

describe('what clients write', () => {
  test('Claude Desktop', () => {
    const text = `{
      "globalShortcut": "",
      "mcpServers": {
        "filesystem": {
          "command": "npx",
          "args": ["-y", "@modelcontextprotocol/server-filesystem", "/Users/username/Desktop"]
        },
        "weather": { "command": "uv", "args": ["--directory", "/PATH/weather", "run", "weather.py"] },
        "git": { "command": "uvx", "args": ["mcp-server-git==2025.9.25", "--repository", "/repo"] }
      }
    }`;
    expect(read(text).client).toBe('Claude Desktop');
    expect(programs(text)).toEqual({
      filesystem: 'npm:@modelcontextprotocol/server-filesystem@none',
      weather: '? it runs a program of this machine with uv',
      git: 'pypi:mcp-server-git@2025.9.25',
    });
  });

  test('Claude Code, by project, with servers that are switched off', () => {
    const text = JSON.stringify({
      numStartups: 12,
      mcpServers: { sentry: { type: 'http', url: 'https://mcp.sentry.dev/mcp' } },
      projects: {
        '/home/me/shop': {
          mcpServers: {
            stripe: { type: 'stdio', command: 'npx', args: ['-y', '@stripe/mcp@0.2.5'] },
          },
          disabledMcpServers: ['stripe'],
          history: [{ display: 'mcpServers' }],
        },
      },
    });
    const { client, entries } = read(text);
    expect(client).toBe('Claude Code');
    expect(entries.map(({ name, disabled, project }) => [name, disabled, project])).toEqual([
      ['sentry', false, undefined],
      ['stripe', true, '/home/me/shop'],
    ]);
  });

  test('lines of claude mcp add and add-json', () => {
    const text = `# a note
$ claude mcp add --transport http stripe https://mcp.stripe.com
claude mcp add github -e GITHUB_PERSONAL_ACCESS_TOKEN=abcdefgh12345 -- docker run -i --rm \\
  -e GITHUB_PERSONAL_ACCESS_TOKEN ghcr.io/github/github-mcp-server:0.20.1
claude mcp add --scope project playwright npx @playwright/mcp@latest
claude mcp add-json weather '{"type":"stdio","command":"npx","args":["-y","some-weather@1.0.0"]}'
claude mcp add --transport sse asana https://mcp.asana.com/sse --header "Authorization: Bearer abc12345"`;
    expect(read(text).client).toBe('Claude Code');
    expect(programs(text)).toEqual({
      stripe: 'mcp.stripe.com',
      github: 'oci:ghcr.io/github/github-mcp-server@0.20.1',
      playwright: 'npm:@playwright/mcp@latest',
      weather: 'npm:some-weather@1.0.0',
      asana: 'mcp.asana.com/sse',
    });
    expect(read(text).entries.flatMap(({ secrets }) => secrets.map(({ key }) => key))).toEqual([
      'GITHUB_PERSONAL_ACCESS_TOKEN',
      'Authorization',
    ]);
  });

  test('lines of codex, gemini, code and docker', () => {
    expect(programs('codex mcp add context7 -- npx -y @upstash/context7-mcp')).toEqual({
      context7: 'npm:@upstash/context7-mcp@none',
    });
    expect(programs('codex mcp add linear --url https://mcp.linear.app/mcp')).toEqual({
      linear: 'mcp.linear.app/mcp',
    });
    expect(
      programs('gemini mcp add -e A=b pg uvx postgres-mcp@0.3.0 --access-mode=restricted'),
    ).toEqual({
      pg: 'pypi:postgres-mcp@0.3.0',
    });
    expect(
      programs(`code --add-mcp '{"name":"pw","command":"npx","args":["@playwright/mcp@0.0.83"]}'`),
    ).toEqual({
      pw: 'npm:@playwright/mcp@0.0.83',
    });
    expect(
      programs('docker mcp gateway run --servers github-official,fetch --servers=notion'),
    ).toEqual({
      'github-official': 'listed github-official',
      fetch: 'listed fetch',
      notion: 'listed notion',
    });
    expect(programs('docker mcp server enable duckduckgo')).toEqual({
      duckduckgo: 'listed duckduckgo',
    });
    expect(programs('npx -y firecrawl-mcp')).toEqual({ server: 'npm:firecrawl-mcp@none' });
  });

  test('Cursor', () => {
    const text = `{
      // local and remote
      "mcpServers": {
        "notion": { "url": "https://mcp.notion.com/mcp" },
        "db": { "command": "node", "args": ["/opt/tools/node_modules/mongodb-mcp-server/dist/index.js"], "env": { "MDB_MCP_CONNECTION_STRING": "\${env:MDB}" }, },
      },
    }`;
    expect(read(text).client).toBe('Cursor');
    expect(programs(text)).toEqual({
      notion: 'mcp.notion.com/mcp',
      db: 'npm:mongodb-mcp-server@installed',
    });
    expect(read(text).entries.flatMap(({ secrets }) => secrets)).toEqual([]);
  });

  test('VS Code: mcp.json and settings.json', () => {
    const servers = {
      github: { type: 'http', url: 'https://api.githubcopilot.com/mcp/' },
      perplexity: {
        type: 'stdio',
        command: 'npx',
        args: ['-y', 'server-perplexity-ask'],
        env: { PERPLEXITY_API_KEY: `\${input:perplexity-key}` },
      },
    };
    const inputs = [{ type: 'promptString', id: 'perplexity-key', password: true }];
    for (const text of [
      JSON.stringify({ inputs, servers }),
      JSON.stringify({ 'editor.fontSize': 14, mcp: { inputs, servers } }),
      JSON.stringify({ 'editor.fontSize': 14, 'mcp.servers': servers }),
    ]) {
      expect(read(text).client).toBe('VS Code');
      expect(read(text).entries.flatMap(({ secrets }) => secrets)).toEqual([]);
      expect(programs(text)).toEqual({
        github: 'api.githubcopilot.com/mcp',
        perplexity: 'npm:server-perplexity-ask@none',
      });
    }
  });

  test('Windsurf', () => {
    const text = `{"mcpServers":{"figma":{"serverUrl":"https://mcp.figma.com/mcp","headers":{"X-Figma-Token":"figd_abcdefghijklmnopqrstuvwx"},"disabledTools":["a"]}}}`;
    expect(read(text).client).toBe('Windsurf');
    expect(programs(text)).toEqual({ figma: 'mcp.figma.com/mcp' });
    expect(read(text).entries[0]?.secrets).toEqual([
      { place: 'header', key: 'X-Figma-Token', looks: 'Figma token' },
    ]);
    expect(read(text).entries[0]?.tools.without).toEqual(['a']);
  });

  test('Zed: flat, nested, and extensions with settings', () => {
    const text = `// Zed settings
    { "theme": "One Dark",
      "context_servers": {
        "hexdocs": { "source": "custom", "command": "npx", "args": ["-y", "hexdocs-mcp@0.5.0"], "env": {} },
        "old": { "command": { "path": "uvx", "args": ["mcp-server-fetch"], "env": { "A": "b" } }, "settings": {} },
        "mcp-server-github": { "source": "extension", "enabled": false, "settings": { "github_personal_access_token": "ghp_abcdefghijklmnopqrstuvwxyz012345" } },
        "you": { "url": "https://api.you.com/mcp?profile=free" },
      },
    }`;
    const { client, entries } = read(text);
    expect(client).toBe('Zed');
    expect(programs(text)).toEqual({
      hexdocs: 'npm:hexdocs-mcp@0.5.0',
      old: 'pypi:mcp-server-fetch@none',
      'mcp-server-github': 'extension',
      you: 'api.you.com/mcp',
    });
    expect(entries[2]?.disabled).toBe(true);
    expect(entries[2]?.secrets).toEqual([
      { place: 'setting', key: 'github_personal_access_token', looks: 'GitHub token' },
    ]);
  });

  test('Gemini CLI', () => {
    const text = `{"theme":"Default","mcpServers":{"gh":{"httpUrl":"https://api.githubcopilot.com/mcp/","includeTools":["get_me"],"trust":true},"py":{"command":"python","args":["-m","mcp_server_git"],"timeout":15000}}}`;
    const { client, entries } = read(text);
    expect(client).toBe('Gemini CLI');
    expect(programs(text)).toEqual({
      gh: 'api.githubcopilot.com/mcp',
      py: 'pypi:mcp-server-git@installed',
    });
    expect(entries[0]?.tools).toEqual({ only: ['get_me'], without: [], unasked: ['*'] });
  });

  test('opencode, old and new', () => {
    const local = {
      type: 'local',
      command: ['npx', '-y', '@modelcontextprotocol/server-everything'],
      enabled: true,
      environment: { K: 'v' },
    };
    const remote = { type: 'remote', url: 'https://mcp.context7.com/mcp', enabled: false };
    for (const mcp of [{ local, remote }, { servers: { local, remote } }]) {
      const text = JSON.stringify({ $schema: 'https://opencode.ai/config.json', mcp });
      expect(read(text).client).toBe('opencode');
      expect(programs(text)).toEqual({
        local: 'npm:@modelcontextprotocol/server-everything@none',
        remote: 'mcp.context7.com/mcp',
      });
      expect(read(text).entries.map(({ disabled }) => disabled)).toEqual([false, true]);
    }
  });

  test('Codex', () => {
    const text = `model = "gpt-5"   # a comment
[mcp_servers.context7]
command = "npx"
args = ["-y", "@upstash/context7-mcp@4.1.1"]
enabled_tools = ["resolve-library-id"]

[mcp_servers.context7.env]
LOCAL = "1"

[mcp_servers.figma]
url = "https://mcp.figma.com/mcp"
bearer_token_env_var = "FIGMA_OAUTH_TOKEN"
http_headers = { "X-Region" = "us-east-1", Authorization = "Bearer 0123456789abcdef" }
enabled = false
`;
    const { client, entries } = read(text);
    expect(client).toBe('Codex');
    expect(programs(text)).toEqual({
      context7: 'npm:@upstash/context7-mcp@4.1.1',
      figma: 'mcp.figma.com/mcp',
    });
    expect(entries.map(({ disabled }) => disabled)).toEqual([false, true]);
    expect(entries[1]?.secrets.map(({ place, key }) => [place, key])).toEqual([
      ['header', 'Authorization'],
    ]);
  });

  test('Docker MCP: catalogue, registry, and the gateway as one server', () => {
    const digest = 'a'.repeat(64);
    const catalogue = `version: 2
name: docker-mcp
registry:
  github-official:
    title: GitHub Official
    type: server
    image: ghcr.io/github/github-mcp-server@sha256:${digest}
    secrets:
      - name: github.personal_access_token
        env: GITHUB_PERSONAL_ACCESS_TOKEN
  stripe-remote:
    type: remote
    remote:
      transport_type: http
      url: https://mcp.stripe.com
`;
    expect(read(catalogue).client).toBe('Docker MCP');
    expect(programs(catalogue)).toEqual({
      'github-official': 'oci:ghcr.io/github/github-mcp-server@digest',
      'stripe-remote': 'mcp.stripe.com',
    });
    expect(programs('registry:\n  duckduckgo:\n    ref: ""\n  fetch:\n    ref: ""\n')).toEqual({
      duckduckgo: 'listed duckduckgo',
      fetch: 'listed fetch',
    });
    const args = ['mcp', 'gateway', 'run', '--servers', 'notion,fetch'];
    const { entries } = read(
      JSON.stringify({ mcpServers: { MCP_DOCKER: { command: 'docker', args } } }),
    );
    expect(entries.map(({ as, name }) => [as, name])).toEqual([
      ['MCP_DOCKER', 'notion'],
      ['MCP_DOCKER', 'fetch'],
    ]);
  });

  test('Goose and Continue in YAML, and a list without its key', () => {
    expect(
      programs(
        'extensions:\n  gh:\n    type: stdio\n    cmd: npx\n    args: [-y, "@stripe/mcp"]\n    enabled: true\n',
      ),
    ).toEqual({ gh: 'npm:@stripe/mcp@none' });
    expect(
      programs(
        'name: mine\nmcpServers:\n  - name: sqlite\n    command: uvx\n    args:\n      - mcp-server-sqlite\n',
      ),
    ).toEqual({ sqlite: 'pypi:mcp-server-sqlite@none' });
    expect(programs('{"a":{"command":"npx","args":["tavily-mcp"]}}')).toEqual({
      a: 'npm:tavily-mcp@none',
    });
    expect(programs('"mcpServers": {"a": {"command": "npx tavily-mcp@0.2.22"}}')).toEqual({
      a: 'npm:tavily-mcp@0.2.22',
    });
    expect(programs('{"command":"npx","args":["tavily-mcp"]}')).toEqual({
      server: 'npm:tavily-mcp@none',
    });
  });
});
