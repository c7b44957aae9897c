import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageOf } from './package-of.ts';

const found = (line: string) => {
  const [command = '', ...args] = line.split(' ');
  return packageOf({ kind: 'stdio', name: 'x', command, args, env: {} });
};

test.each([
  [
    'npx -y @scope/server@1.2.3 --flag',
    { registry: 'npm', name: '@scope/server', version: '1.2.3' },
  ],
  ['npx.cmd -y server', { registry: 'npm', name: 'server' }],
  ['C:\\Program\\npx.cmd server@latest', { registry: 'npm', name: 'server' }],
  ['npx --package=@a/b@2.0.0 run-it', { registry: 'npm', name: '@a/b', version: '2.0.0' }],
  ['pnpm dlx server@1.0.0', { registry: 'npm', name: 'server', version: '1.0.0' }],
  [
    'uvx mcp-server-git==2025.1.1',
    { registry: 'pypi', name: 'mcp-server-git', version: '2025.1.1' },
  ],
  ['uvx --from tool[cli]@1.0 run', { registry: 'pypi', name: 'tool', version: '1.0' }],
  ['uv tool run --python 3.12 thing', { registry: 'pypi', name: 'thing' }],
  [
    'docker run -i --rm -e TOKEN ghcr.io/a/b:1.0',
    { registry: 'oci', name: 'ghcr.io/a/b', version: '1.0' },
  ],
  ['docker run -i mcp/time:latest', { registry: 'oci', name: 'mcp/time' }],
  ['./server.sh', undefined],
  ['no-such-program', undefined],
])('of %s', (line, expected) => {
  expect(found(line)).toEqual(expected);
});

test('of an installed program, through its link', () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'package-')));
  const folder = join(root, 'node_modules', '@scope', 'server');
  mkdirSync(join(folder, 'dist'), { recursive: true });
  mkdirSync(join(root, 'node_modules', '.bin'));
  writeFileSync(join(folder, 'package.json'), '{"name":"@scope/server","version":"4.5.6"}');
  writeFileSync(join(folder, 'dist', 'index.js'), '');
  const link = join(root, 'node_modules', '.bin', 'server');
  symlinkSync(join(folder, 'dist', 'index.js'), link, 'file');
  const expected = { registry: 'npm', name: '@scope/server', version: '4.5.6' };
  expect(found(link)).toEqual(expected);
  expect(found(`node ${join(folder, 'dist', 'index.js')}`)).toEqual(expected);
});
