import { parseArgs } from 'node:util';
import { freePort } from './port.ts';
import { runBuild } from './run-build.ts';
import { serveSite } from './serve-site.ts';

const OUT = 'dist';

const { values } = parseArgs({
  options: { port: { type: 'string', default: '4321' } },
});
const port = await freePort(values.port).catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});

const ok = await runBuild({
  content: 'content',
  sources: [],
  snapshots: 'content/snapshots',
  database: '.cache/catalogue.db',
  out: OUT,
  checks: false,
});
if (!ok) process.exit(1);
await serveSite(OUT, { host: 'localhost', port, live: true });
console.log(`\nOpen http://localhost:${port}/ (end with Ctrl+C)`);
