import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const SCRIPT = resolve('.github/propose-refresh.sh');
let folder: string;
let clone: string;

const git = (...args: string[]) => execFileSync('git', args, { cwd: clone, encoding: 'utf8' });
const put = (path: string, text: string) => writeFileSync(join(clone, path), text);

/** Stands in for GitHub's command, which wants an account: notes how it was called. */
function standIn(open: string): void {
  const lines = [
    '#!/bin/sh',
    `echo "$@" >> ${folder}/gh.txt`,
    `[ "$2" != list ] || echo "${open}"`,
  ];
  writeFileSync(join(folder, 'bin', 'gh'), `${lines.join('\n')}\n`);
  chmodSync(join(folder, 'bin', 'gh'), 0o755);
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'propose-'));
  clone = join(folder, 'clone');
  execFileSync('git', [
    'init',
    '--quiet',
    '--bare',
    '--initial-branch=main',
    join(folder, 'origin'),
  ]);
  execFileSync('git', ['clone', '--quiet', join(folder, 'origin'), clone], { stdio: 'ignore' });
  mkdirSync(join(folder, 'bin'));
  mkdirSync(join(clone, 'content', 'servers'), { recursive: true });
  mkdirSync(join(clone, 'content', 'history'), { recursive: true });
  mkdirSync(join(clone, 'content', 'usage'), { recursive: true });
  put('content/servers/notes.yaml', 'version: 1.0.0\n');
  put('package.json', '{}\n');
  git('switch', '--quiet', '--create', 'main');
  git('add', '.');
  git('-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '--quiet', '--message', 'Add notes');
  git('push', '--quiet', 'origin', 'main');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Takes what the working copy has as the patch, and proposes it. */
function propose(open = ''): { status: number | null; stderr: string; calls: string } {
  standIn(open);
  writeFileSync(join(folder, 'gh.txt'), '');
  git('add', '--intent-to-add', '.');
  writeFileSync(join(folder, 'changes.patch'), git('diff', '--binary'));
  writeFileSync(join(folder, 'body.md'), 'What changed.\n');
  git('reset', '--quiet', '--hard');
  git('clean', '--quiet', '--force', '-d');
  const args = [SCRIPT, join(folder, 'changes.patch'), join(folder, 'body.md')];
  const env = { ...process.env, PATH: `${join(folder, 'bin')}:${process.env['PATH']}` };
  const { status, stderr } = spawnSync('sh', args, { cwd: clone, env, encoding: 'utf8' });
  return { status, stderr, calls: readFileSync(join(folder, 'gh.txt'), 'utf8') };
}

const pushed = (path: string) => git('show', `origin/refresh:${path}`);

test('opens a pull request with the facts and the history, and renews it the next time', () => {
  put('content/servers/notes.yaml', 'version: 1.1.0\n');
  put('content/history/notes.yaml', 'versions: []\n');
  put('content/usage/npm-downloads.yaml', 'packages: {}\n');
  const first = propose();
  expect([first.status, first.stderr]).toEqual([0, '']);
  expect(pushed('content/servers/notes.yaml')).toBe('version: 1.1.0\n');
  expect(pushed('content/history/notes.yaml')).toBe('versions: []\n');
  expect(pushed('content/usage/npm-downloads.yaml')).toBe('packages: {}\n');
  expect(first.calls).toContain('pr create --head refresh');
  git('switch', '--quiet', 'main');
  put('content/servers/notes.yaml', 'version: 1.2.0\n');
  expect(propose('7').calls).toContain('pr edit refresh');
  expect(pushed('content/servers/notes.yaml')).toBe('version: 1.2.0\n');
});

test('does nothing where nothing changed', () => {
  expect(propose()).toEqual({ status: 0, stderr: '', calls: '' });
});

test.each(['package.json', 'content/servers/notes.sh', 'content/usage/configurations.yaml'])(
  'refuses a patch that changes %s',
  (path) => {
    put('content/servers/notes.yaml', 'version: 1.1.0\n');
    put(path, 'changed\n');
    expect(propose()).toEqual({
      status: 1,
      stderr: 'The patch changes other files than servers, their history and their downloads.\n',
      calls: '',
    });
  },
);
