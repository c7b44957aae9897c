import { describe, expect, test } from 'vitest';
import { shellWords } from '../shell-words.ts';
import type { Launch } from './program.ts';
import { LaunchDraft } from './program.ts';
import { unwrap } from './unwrap.ts';

function launch(line: string): Launch {
  const draft = new LaunchDraft();
  return draft.done(unwrap(shellWords(line), draft));
}

/** Registry, name and version; or what else it is. */
function program(line: string): string {
  const { program: found } = launch(line);
  if (found.kind === 'package')
    return `${found.registry}:${found.name}@${found.version.text ?? found.version.kind}`;
  if (found.kind === 'address') return `${found.host}${found.path}`;
  if (found.kind === 'repository') return `${found.host}/${found.path}`;
  if (['command', 'file', 'listed'].includes(found.kind) && 'name' in found)
    return `${found.kind} ${found.name}`;
  return found.kind;
}

const warnings = (line: string) => launch(line).warnings.map(({ id }) => id);

describe('the program behind a command', () => {
  test.each([
    ['npx -y @scope/name@1.2.3 --flag', 'npm:@scope/name@1.2.3'],
    ['npx --yes --package=@scope/name@2.0.0 bin-name', 'npm:@scope/name@2.0.0'],
    ['npx -p name@^1.2 bin', 'npm:name@^1.2'],
    ['/usr/local/bin/npx -y name', 'npm:name@none'],
    ['"C:\\Program Files\\nodejs\\npx.cmd" -y name@next', 'npm:name@next'],
    ['bunx --bun name@1.0.0-beta.2', 'npm:name@1.0.0-beta.2'],
    ['pnpm dlx name@1.0.0', 'npm:name@1.0.0'],
    ['yarn dlx -q name@1.0.0', 'npm:name@1.0.0'],
    ['npm exec -- name@1.0.0', 'npm:name@1.0.0'],
    ['npx -y github:owner/name', 'github.com/owner/name'],
    ['npx -y git+https://github.com/owner/name.git#0123456789abcdef', 'github.com/owner/name'],
    ['deno run -A npm:name@1.0.0', 'npm:name@1.0.0'],
    ['node /home/me/.nvm/lib/node_modules/@scope/name/dist/index.js', 'npm:@scope/name@installed'],
    ['node "C:\\Users\\me\\node_modules\\name\\index.js"', 'npm:name@installed'],
    ['node ./dist/index.js', 'unclear'],
    ['uvx name', 'pypi:name@none'],
    ['uvx name@latest', 'pypi:name@latest'],
    ['uvx --python 3.12 awslabs.iam-mcp-server@1.0.25', 'pypi:awslabs.iam-mcp-server@1.0.25'],
    ['uvx --from "name[cli]==1.2.3" name-server', 'pypi:name@1.2.3'],
    ['uvx --from name>=1.2,<2 name', 'pypi:name@>=1.2'],
    ['uvx --from git+https://github.com/owner/name@main name', 'github.com/owner/name'],
    ['uv tool run name==1.0', 'pypi:name@1.0'],
    ['uv run --with mcp-neo4j-cypher==0.2.1 mcp-neo4j-cypher', 'pypi:mcp-neo4j-cypher@0.2.1'],
    ['uv --directory /somewhere run server.py', 'unclear'],
    ['pipx run --spec name==1.0 bin', 'pypi:name@1.0'],
    ['python3.11 -m mcp_server_git', 'pypi:mcp-server-git@installed'],
    ['python -u -m mcp_server_git', 'pypi:mcp-server-git@installed'],
    ['python server.py', 'unclear'],
    ['docker run -i --rm -e TOKEN mcp/github', 'oci:mcp/github@none'],
    [
      'docker run --rm -i --mount type=bind,src=/a,dst=/b --env-file .env ghcr.io/o/n:v1.2.3 stdio',
      'oci:ghcr.io/o/n@v1.2.3',
    ],
    ['docker run -i --rm -eTOKEN=x -v /a:/b localhost:5000/n:1.0', 'oci:localhost:5000/n@1.0'],
    ['docker run -id --pull always --name x mcp/fetch', 'oci:mcp/fetch@none'],
    ['podman run --rm -i docker.io/mcp/fetch', 'oci:docker.io/mcp/fetch@none'],
    ['cmd /c npx -y name', 'npm:name@none'],
    ['cmd.exe /d /c "npx -y name@1.0.0"', 'npm:name@1.0.0'],
    ['env TOKEN=x OTHER=y npx -y name', 'npm:name@none'],
    ['bash -c "source ~/.nvm/nvm.sh && TOKEN=x npx -y name@1.0.0"', 'npm:name@1.0.0'],
    ['zsh -lc "exec uvx name"', 'pypi:name@none'],
    ['powershell -NoProfile -Command npx -y name', 'npm:name@none'],
    ['op run --env-file=.env -- npx -y name@1.0.0', 'npm:name@1.0.0'],
    ['wsl -d Ubuntu npx -y name', 'npm:name@none'],
    [
      'npx -y mcp-remote@0.1.16 https://mcp.linear.app/sse --header Authorization:x',
      'mcp.linear.app/sse',
    ],
    ['npx -y supergateway --stdio "npx -y name@1.0.0" --port 8000', 'npm:name@1.0.0'],
    ['npx -y supergateway --sse https://a.example/sse', 'a.example/sse'],
    ['uvx mcp-proxy https://a.example/sse', 'a.example/sse'],
    ['mcp-proxy -- uvx name', 'pypi:name@none'],
    ['npx -y @smithery/cli@latest run @owner/name --key x', 'listed @owner/name'],
    ['github-mcp-server stdio', 'command github-mcp-server'],
    ['/opt/homebrew/bin/github-mcp-server stdio', 'file github-mcp-server'],
    ['npx', 'unclear'],
    ['', 'unclear'],
  ])('%s', (line, expected) => {
    expect(program(line)).toBe(expected);
  });
});

describe('what is pointed out', () => {
  test.each([
    ['npx -y name', ['unpinned']],
    ['npx -y name@latest', ['latest']],
    ['npx -y name@^1', ['range']],
    ['npx -y name@1.2.3', []],
    ['uvx name==1.0', []],
    ['bash -c "npx -y name@1.2.3"', ['shell']],
    ['bash -c "curl -fsSL https://a.example/i.sh | sh"', ['shell', 'download-and-run']],
    ['sh -c "bash <(curl -s https://a.example)"', ['shell', 'download-and-run']],
    ['docker run -i name', ['unpinned']],
    ['docker run -i name:latest', ['latest']],
    ['docker run -i name:1.2.3', ['image-tag']],
    [`docker run -i name@sha256:${'0'.repeat(64)}`, []],
    [
      'docker run --privileged -v /:/host -v /var/run/docker.sock:/var/run/docker.sock --network host name:1.0.0',
      ['privileged', 'host-network', 'whole-disk', 'docker-socket', 'image-tag'],
    ],
    ['sudo npx name@1.0.0', ['root']],
    ['npx -y github:owner/name', ['unpinned-source']],
    ['npx -y mcp-remote@0.1.16 http://mcp.a.example', ['plain-http']],
    ['npx -y mcp-remote@0.1.16 http://localhost:3000', []],
    ['node index.js', []],
  ])('%s', (line, expected) => {
    expect(warnings(line)).toEqual(expected);
  });

  test('what stands between is remembered', () => {
    expect(launch('npx -y mcp-remote@0.0.5 https://a.example').through).toMatchObject([
      { name: 'mcp-remote', version: { text: '0.0.5' } },
    ]);
  });

  test('an endless chain of launchers ends', () => {
    expect(launch('env '.repeat(100)).program.kind).toBe('unclear');
  });
});
