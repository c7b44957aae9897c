import { parseArgs } from 'node:util';
import { buildRenderer, CodeChanged } from '../renderer/build-renderer.ts';
import { finishStage } from './finish.ts';

const { values } = parseArgs({ options: { renderer: { type: 'string', default: '' } } });

try {
  await buildRenderer(values.renderer);
  finishStage();
} catch (error) {
  if (!(error instanceof CodeChanged)) throw error;
  console.error(`\n${error.message}\n`);
  process.exit(1);
}
