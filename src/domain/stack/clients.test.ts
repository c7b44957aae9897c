import { describe, expect, test } from 'vitest';
import { locate, writtenBy } from './locate.ts';
import { programs, read } from './read-programs.fixture.ts';

describe('what clients write as JSON', () => {
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
    expect(read(text).origin).toEqual(writtenBy('Claude Desktop'));
    expect(programs(text)).toEqual({
      filesystem: 'npm:@modelcontextprotocol/server-filesystem@none',
      weather: '? local-program uv',
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
    const { origin, entries } = read(text);
    expect(origin).toEqual(writtenBy('Claude Code'));
    expect(entries.map(({ name, disabled, project }) => [name, disabled, project])).toEqual([
      ['sentry', false, undefined],
      ['stripe', true, '/home/me/shop'],
    ]);
  });

  test('Cursor', () => {
    const text = `{
      // local and remote
      "mcpServers": {
        "notion": { "url": "https://mcp.notion.com/mcp" },
        "db": { "command": "node", "args": ["/opt/tools/node_modules/mongodb-mcp-server/dist/index.js"], "env": { "MDB_MCP_CONNECTION_STRING": "\${env:MDB}" }, },
      },
    }`;
    expect(read(text).origin).toEqual(writtenBy('Cursor'));
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
      expect(read(text).origin).toEqual(writtenBy('VS Code'));
      expect(read(text).entries.flatMap(({ secrets }) => secrets)).toEqual([]);
      expect(programs(text)).toEqual({
        github: 'api.githubcopilot.com/mcp',
        perplexity: 'npm:server-perplexity-ask@none',
      });
    }
  });

  test('Windsurf', () => {
    const text = `{"mcpServers":{"figma":{"serverUrl":"https://mcp.figma.com/mcp","headers":{"X-Figma-Token":"figd_abcdefghijklmnopqrstuvwx"},"disabledTools":["a"]}}}`;
    expect(read(text).origin).toEqual(writtenBy('Windsurf'));
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
    const { origin, entries } = read(text);
    expect(origin).toEqual(writtenBy('Zed'));
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
    const { origin, entries } = read(text);
    expect(origin).toEqual(writtenBy('Gemini CLI'));
    expect(programs(text)).toEqual({
      gh: 'api.githubcopilot.com/mcp',
      py: 'pypi:mcp-server-git@installed',
    });
    expect(entries[0]?.tools).toEqual({ only: ['get_me'], without: [], unasked: ['*'] });
  });

  test('Gemini CLI, by its other settings, or by the name of its file', () => {
    const mcpServers = { fs: { command: 'npx', args: ['-y', 'mcp-fs'] } };
    const settings = JSON.stringify({ general: { vimMode: true }, mcpServers });
    expect(read(settings).origin).toEqual(writtenBy('Gemini CLI'));
    expect(locate({ mcpServers }, 'settings.json').origin).toEqual(writtenBy('Gemini CLI'));
  });

  test('GitHub Copilot CLI', () => {
    const server = { type: 'local', command: 'npx', args: ['-y', 'mcp-fs'], tools: ['*'] };
    const origin = writtenBy('GitHub Copilot CLI');
    expect(read(JSON.stringify({ mcpServers: { fs: server } })).origin).toEqual(origin);
    const remote = { type: 'http', url: 'https://mcp.example.com', tools: ['search'] };
    expect(read(JSON.stringify({ mcpServers: { remote } })).origin).toEqual(origin);
    const { tools: _, type: __, ...plain } = server;
    expect(locate({ mcpServers: { fs: plain } }, 'mcp-config.json').origin).toEqual(origin);
  });

  test.each([
    ['cline_mcp_settings.json', 'Cline'],
    ['mcp_settings.json', 'Roo Code'],
    ['mcp_config.json', 'Windsurf'],
    ['.mcp.json', 'Claude Code'],
    ['claude_desktop_config.json', 'Claude Desktop'],
  ] as const)('by the name of its file: %s', (name, client) => {
    const mcpServers = { fs: { command: 'npx', args: ['-y', 'mcp-fs'] } };
    expect(locate({ mcpServers }, name).origin).toEqual(writtenBy(client));
  });

  test.each([
    ['opencode', (servers: object) => servers],
    ['opencode V2', (servers: object) => ({ servers })],
  ] as const)('%s', (client, mcpOf) => {
    const local = {
      type: 'local',
      command: ['npx', '-y', '@modelcontextprotocol/server-everything'],
      enabled: true,
      environment: { K: 'v' },
    };
    const remote = { type: 'remote', url: 'https://mcp.context7.com/mcp', enabled: false };
    const mcp = mcpOf({ local, remote });
    const text = JSON.stringify({ $schema: 'https://opencode.ai/config.json', mcp });
    expect(read(text).origin).toEqual(writtenBy(client));
    expect(programs(text)).toEqual({
      local: 'npm:@modelcontextprotocol/server-everything@none',
      remote: 'mcp.context7.com/mcp',
    });
    expect(read(text).entries.map(({ disabled }) => disabled)).toEqual([false, true]);
  });
});
