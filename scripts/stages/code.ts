import './within-build.ts';
import { parseArgs } from 'node:util';
import { buildRenderer, CodeChanged } from '../renderer/build-renderer.ts';
import { finishStage } from './finish.ts';

const { values } = parseArgs({ options: { renderer: { type: 'string', default: '' } } });

// Astro takes these from the environment in place of its own values, and a test runner sets them.
for (const name of ['DEV', 'PROD', 'MODE', 'SSR', 'BASE_URL', 'SITE', 'ASSETS_PREFIX'])
  delete process.env[name];
process.env['NODE_ENV'] = 'production';

try {
  await buildRenderer(values.renderer);
  finishStage();
} catch (error) {
  if (!(error instanceof CodeChanged)) throw error;
  console.error(`\n${error.message}\n`);
  process.exit(1);
}
