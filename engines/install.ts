import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const stamp = join(here, 'node_modules/.installed');

/** The two packages that put a binary in place after the download; nothing else may run a script. */
const AFTER: readonly [folder: string, script: string][] = [
  ['@anthropic-ai/claude-code', 'install.cjs'],
  ['opencode-ai', 'postinstall.mjs'],
];

/**
 * `install`, not `ci`: opencode names packages of other systems that not every registry has, so they
 * are missing from the lock file, and `ci` refuses that. What the lock file names is taken from it.
 */
const NPM = [
  'install',
  '--no-save',
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--loglevel=error',
  '--progress=true',
];

/** npm runs with the Node of this program: some engines refuse an older one. */
export const npmEnvironment = {
  ...process.env,
  PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
};

function run(command: string, args: readonly string[], cwd: string): void {
  const shell = process.platform === 'win32' && command === 'npm';
  const { status, error } = spawnSync(command, args, {
    cwd,
    env: npmEnvironment,
    shell,
    stdio: 'inherit',
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
}

/** Installs the engines as engines/package-lock.json pins them, unless they are there. */
export function install(): void {
  const lock = readFileSync(join(here, 'package-lock.json'));
  const wanted = createHash('sha256')
    .update(lock)
    .update(`${process.platform} ${process.arch}`)
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log('Installing the engines (about 1.5 GB, a few minutes) …');
  run('npm', NPM, here);
  for (const [folder, script] of AFTER) {
    run(process.execPath, [script], join(here, 'node_modules', folder));
  }
  writeFileSync(stamp, wanted);
}

/** Pins the newest versions of these packages in package.json and its lock file. */
export function pinNewest(packages: readonly string[]): void {
  const newest = [...new Set(packages)].map((name) => `${name}@latest`);
  const flags = NPM.filter((flag) => flag !== '--no-save');
  const exact = ['--save-exact', '--omit-lockfile-registry-resolved'];
  run('npm', [...flags, ...exact, ...newest], here);
}

/** The version of an installed package. */
export function versionOf(name: string): string {
  const file = join(here, 'node_modules', name, 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
