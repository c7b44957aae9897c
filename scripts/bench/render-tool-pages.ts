// Renders the pages of all tools and nothing else, as the build does: started by `npm run bench -- --against hugo`.
import { parseArgs } from 'node:util';
import { renderAll } from '../pages/render-pool.ts';
import { openRenderer } from '../renderer/renderer.ts';

const { values } = parseArgs({
  options: {
    renderer: { type: 'string', default: '' },
    out: { type: 'string', default: '' },
    workers: { type: 'string', default: '1' },
  },
});
const { renderer, out, workers } = values;

const all = await (await openRenderer(renderer)).paths();
const tools = all.filter(({ route }) => route === '/servers/[server]/[tool]');
await renderAll({ renderer, out }, tools, Number(workers), () => undefined);
