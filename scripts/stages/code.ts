import { buildRenderer } from '../renderer/build-renderer.ts';
import { finishStage } from './finish.ts';

await buildRenderer();
finishStage();
