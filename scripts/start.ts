import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { preview } from 'astro';
import { runBuild } from './run-build.ts';
import { fingerprintOf } from './stages/fingerprint.ts';

const STAMP = '.cache/built';

const { values } = parseArgs({
  options: { port: { type: 'string', default: '4321' } },
});
const port = Number(values.port);
if (!Number.isInteger(port) || port < 1 || port > 65_535) {
  console.error(`--port ${values.port} is not a port: use a number from 1 to 65535.`);
  process.exit(1);
}

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
