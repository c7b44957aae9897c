// Runs a script of this project with a Node that can run it, installing first what the script needs: the
// dependencies in package.json build the site, everything else needs all. Plain JavaScript without dependencies:
// it must run on Node 20 in a fresh clone.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { leaveOut } from './setup/left-out.mjs';
import { fits, ownFolder, ownNode } from './setup/own-node.mjs';
import { setFor } from './setup/sets.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const stamp = join(modules, '.installed');
const [script, ...args] = process.argv.slice(2);

const read = (path) => readFileSync(join(root, path));
const { devDependencies, engines } = JSON.parse(read('package.json').toString());
const hash = createHash('sha256')
  .update(read('package-lock.json'))
  .update(read('scripts/setup/left-out.mjs'))
  .update(`${process.platform} ${process.arch}`)
  .digest('hex');

function run(command, words, options = {}) {
  const result = spawnSync(command, words, { cwd: root, stdio: 'inherit', ...options });
  if (result.error) throw result.error;
  if (result.status !== 0) process.exit(result.status ?? 1);
}

/** Runs a script in place of this process: a signal that asks this one to end reaches it, and both end alike. */
function become(command, words) {
  const child = spawn(command, words, { cwd: root, stdio: 'inherit' });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const pass = (signal) => child.kill(signal);
  for (const signal of signals) process.on(signal, pass);
  // npm passes a signal to a shell, which ends without passing it on.
  const parent = process.ppid;
  const watch = setInterval(() => process.ppid !== parent && pass('SIGTERM'), 500);
  if (!process.env.npm_lifecycle_event) clearInterval(watch);
  child.on('error', (error) => {
    throw error;
  });
  child.on('close', (code, signal) => {
    clearInterval(watch);
    for (const each of signals) process.off(each, pass);
    if (signal) process.kill(process.pid, signal);
    else process.exit(code);
  });
}

function npm(words) {
  const path = process.env.npm_execpath;
  // What npm prints goes to standard error: standard output is the script’s.
  const stdio = ['inherit', 2, 'inherit'];
  if (path?.endsWith('.js')) run(process.execPath, [path, ...words], { stdio });
  else run('npm', words, { shell: process.platform === 'win32', stdio });
}

/** What was installed last, as hash and set; by npm alone or before there were sets, everything was. */
function installed() {
  if (existsSync(stamp)) {
    const [last, set = 'all'] = readFileSync(stamp, 'utf8').split(' ');
    return { hash: last, set };
  }
  const tools = Object.keys(devDependencies).filter((name) => !name.startsWith('@types/'));
  return tools.some((name) => existsSync(join(modules, name))) ? { hash: null, set: 'all' } : null;
}

function install() {
  const before = installed();
  const wanted = before?.set === 'all' ? 'all' : setFor(script, args);
  const grows = before?.set === 'build' && wanted === 'all';
  if (before?.hash === hash && !grows) return;
  const why = !before
    ? 'first run'
    : grows
      ? 'more than the build needs'
      : 'the lock file has changed';
  const size = wanted === 'all' ? 'about 430 MB' : 'about 135 MB';
  console.error(`Installing dependencies (${why}; ${size}, a minute or two) …`);
  // Not `npm ci`: it refuses a lock file that lacks a package of another platform.
  const without = wanted === 'all' ? [] : ['--omit=dev'];
  const quiet = ['--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  // A package that lost files is whole to npm: one that the type checker needs is installed again.
  npm(['install', ...quiet, ...without]);
  leaveOut(modules, { types: wanted === 'all' });
  writeFileSync(stamp, `${hash} ${wanted}`);
}

const isFit =
  fits(process.versions.node, engines.node) && !process.execPath.startsWith(ownFolder(root) + sep);
install();
const node = isFit ? process.execPath : ownNode(root, npm);
process.env.PATH = [join(modules, '.bin'), process.env.PATH].join(delimiter);
// Modules that were compiled once, and types that were stripped once, are kept for every process that follows.
process.env.NODE_COMPILE_CACHE ??= join(root, '.cache', 'compiled');
become(node, ['--disable-warning=ExperimentalWarning', script, ...args]);
