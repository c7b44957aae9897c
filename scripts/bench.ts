import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { benchBrowser } from './bench-browser.ts';
import { benchGuard } from './bench-guard.ts';
import { runBuild } from './run-build.ts';

const { values } = parseArgs({
  options: {
    source: { type: 'string', multiple: true, default: [] },
    only: { type: 'string' },
  },
});
if (values.only !== undefined && values.only !== 'guard') {
  console.error('--only takes “guard”.');
  process.exit(1);
}
const missing = values.source.filter((path) => !existsSync(path));
if (missing.length > 0) {
  console.error(`There is no such source: ${missing.join(', ')}`);
  process.exit(1);
}
await benchGuard();
if (values.only === 'guard') process.exit();
const ok = await runBuild({
  content: 'content',
  sources: values.source,
  database: '.cache/bench/catalogue.db',
  out: '.cache/bench/site',
  checks: true,
});
if (ok) await benchBrowser('.cache/bench/site');
else process.exitCode = 1;
