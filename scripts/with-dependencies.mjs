// Runs a script of this project with its own Node, installing what package-lock.json asks for
// first. Plain JavaScript without dependencies: it must run on Node 20 in a fresh clone.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'node_modules', '.installed');
const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .update(`${process.platform} ${process.arch}`)
  .digest('hex');

function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (result.error) throw result.error;
  if (result.status !== 0) process.exit(result.status ?? 1);
}

function isInstalled() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
}

function install() {
  const first = existsSync(stamp) ? 'package-lock.json has changed' : 'first run';
  console.error(`Installing dependencies (${first}; about 750 MB, a minute or two) …`);
  const npm = process.env.npm_execpath;
  // Not `npm ci`: it refuses a lock file that lacks a package of another platform.
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  // What npm prints goes to standard error: standard output is the script’s.
  const stdio = ['inherit', 2, 'inherit'];
  if (npm?.endsWith('.js')) run(process.execPath, [npm, ...args], { stdio });
  else run('npm', args, { shell: process.platform === 'win32', stdio });
  writeFileSync(stamp, wanted);
}

function ownNode() {
  const { platform, arch } = process;
  const name = { win32: 'win', darwin: 'darwin', linux: 'linux' }[platform];
  const file = platform === 'win32' ? 'node.exe' : 'node';
  const places = [`node-${name}-${arch}`, `node-bin-${name}-${arch}`];
  const found = places
    .map((place) => join(root, 'node_modules', place, 'bin', file))
    .find((path) => existsSync(path));
  return found ?? process.execPath;
}

if (!isInstalled()) install();
process.env.PATH = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
// Modules that were compiled once, and types that were stripped once, are kept for every process that follows.
process.env.NODE_COMPILE_CACHE ??= join(root, '.cache', 'compiled');
const [script, ...args] = process.argv.slice(2);
run(ownNode(), ['--disable-warning=ExperimentalWarning', script, ...args]);
