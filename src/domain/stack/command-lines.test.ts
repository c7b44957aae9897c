import { describe, expect, test } from 'vitest';
import { writtenBy } from './locate.ts';
import { programs, read } from './read-programs.fixture.ts';

describe('command lines that add servers', () => {
  test('lines of claude mcp add and add-json', () => {
    const text = `# a note
$ claude mcp add --transport http stripe https://mcp.stripe.com
claude mcp add github -e GITHUB_PERSONAL_ACCESS_TOKEN=abcdefgh12345 -- docker run -i --rm \\
  -e GITHUB_PERSONAL_ACCESS_TOKEN ghcr.io/github/github-mcp-server:0.20.1
claude mcp add --scope project playwright npx @playwright/mcp@latest
claude mcp add-json weather '{"type":"stdio","command":"npx","args":["-y","some-weather@1.0.0"]}'
claude mcp add --transport sse asana https://mcp.asana.com/sse --header "Authorization: Bearer abc12345"`;
    expect(read(text).origin).toEqual(writtenBy('Claude Code'));
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
});
