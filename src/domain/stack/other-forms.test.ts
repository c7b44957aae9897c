import { describe, expect, test } from 'vitest';
import { writtenBy } from './locate.ts';
import { programs, read } from './read-programs.fixture.ts';

describe('TOML, YAML and pieces of files', () => {
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
    const { origin, entries } = read(text);
    expect(origin).toEqual(writtenBy('Codex'));
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
    expect(read(catalogue).origin).toEqual(writtenBy('Docker MCP'));
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
    expect(entries.map(({ configName, name }) => [configName, name])).toEqual([
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
