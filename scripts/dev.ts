import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { dev } from 'astro';
import { searchIndex } from './dev/search-index.ts';
import { serveMade } from './dev/serve-made.ts';
import { watchContent } from './dev/watch-content.ts';
import { freePort } from './port.ts';

const USAGE = `npm run dev -- [options]

Shows the pages while you work on them: what you change in the content, in a component or in a
style is in the open page a moment later, and a mistake is shown over it.

  --port NUMBER     where the pages are served          (4321)
  --content DIR     where our own content is            (content)
  --no-snapshots    leave out what imports and scans wrote to DIR/snapshots
`;

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4321' },
    content: { type: 'string', default: 'content' },
    'no-snapshots': { type: 'boolean', default: false },
    /** Where the catalogue and what else is made wait. */
    work: { type: 'string', default: '.cache/dev' },
    help: { type: 'boolean', default: false },
  },
});

async function main(): Promise<void> {
  const { content } = values;
  const port = await freePort(values.port);
  const database = resolve(values.work, 'catalogue.db');
  mkdirSync(dirname(database), { recursive: true });
  process.env['CATALOGUE_DB'] = database;
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  const search = searchIndex(resolve(values.work, 'search'), database);
  const snapshots = values['no-snapshots'] ? undefined : join(content, 'snapshots');
  const watched = watchContent({ content, snapshots, database, changed: search.wants });
  console.error('Reading the content …');
  const [server] = await Promise.all([
    dev({
      logLevel: 'warn',
      server: { port },
      integrations: [watched, serveMade(search)],
      vite: {
        server: { strictPort: true, watch: { ignored: ['**/.cache/**', '**/dist*/**'] } },
      },
    }),
    watched.first(),
  ]);
  let isEnding = false;
  const end = () => {
    if (isEnding) return;
    isEnding = true;
    process.once('SIGINT', () => process.exit(1));
    server.stop().finally(() => process.exit(0));
  };
  // Whoever stops npm alone means this server too.
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || end(), 1000).unref();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, end);
  console.log(`\nOpen http://localhost:${port}/ (end with Ctrl+C)`);
}

if (values.help) {
  console.log(USAGE);
} else {
  try {
    await main();
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
}
