import { runCommand } from './command.ts';
import { freePort } from './port.ts';
import { UsageError } from './printed.ts';
import { runBuild } from './run-build.ts';
import { serveSite } from './serve-site.ts';

const OUT = 'dist';

const USAGE = `npm start -- [options]

  Builds the site, without the checks, and serves it on this machine.

  --port N   where it is served   (4321)
`;

const options = { port: { type: 'string', default: '4321' } } as const;

await runCommand({ usage: USAGE, options, words: false }, async (values) => {
  const port = await freePort(values.port).catch((error: Error) => {
    throw new UsageError(error.message);
  });
  const ok = await runBuild({
    content: 'content',
    sources: [],
    snapshots: 'content/snapshots',
    database: '.cache/catalogue.db',
    out: OUT,
    checks: false,
  });
  if (!ok) return false;
  await serveSite(OUT, { host: 'localhost', port, live: true });
  console.log(`\nOpen http://localhost:${port}/ (end with Ctrl+C)`);
  return true;
});
