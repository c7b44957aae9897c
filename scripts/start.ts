import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { preview } from 'astro';
import { freePort } from './port.ts';
import { runBuild } from './run-build.ts';

const STAMP = '.cache/built';

const { values } = parseArgs({
  options: { port: { type: 'string', default: '4321' } },
});
const port = await freePort(values.port).catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});

const inputs = fingerprintOf([
  'content',
  'src',
  'public',
  'scripts',
  'package-lock.json',
  'astro.config.mjs',
]);
const isBuilt =
  existsSync('dist/index.html') && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === inputs;
if (!isBuilt) {
  const ok = await runBuild({
    content: 'content',
    sources: [],
    snapshots: 'content/snapshots',
    database: '.cache/catalogue.db',
    out: 'dist',
    checks: false,
  });
  if (!ok) process.exit(1);
  writeFileSync(STAMP, inputs);
}

process.env['SITE_OUT'] = resolve('dist');
const server = await preview({ logLevel: 'error', server: { port } });
console.log(`\nOpen http://localhost:${server.port}/ (end with Ctrl+C)`);

function* filesBelow(path: string): Generator<string> {
  if (!statSync(path).isDirectory()) {
    yield path;
    return;
  }
  for (const name of readdirSync(path).sort()) {
    yield* filesBelow(join(path, name));
  }
}

/** SHA-256 over names and contents of everything below these files and folders. */
function fingerprintOf(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of filesBelow(path)) hash.update(file).update('\0').update(readFileSync(file));
  }
  return hash.digest('hex');
}
