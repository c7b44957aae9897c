import { parseArgs } from 'node:util';
import { downloadsFolder } from '#features/data/queries/downloads.ts';
import { routes } from '#routes';
import { linkFolder } from '../build/link-folder.ts';
import { placeDownloads } from '../downloads/write-downloads.ts';
import { writeSitemaps } from '../pages/sitemap.ts';
import { writePages } from '../pages/write-pages.ts';
import { forkShown } from '../progress.ts';
import { finishStage } from './finish.ts';

const { values } = parseArgs({
  options: {
    renderer: { type: 'string', default: '' },
    out: { type: 'string', default: '' },
    state: { type: 'string', default: '' },
    'previous-site': { type: 'string', default: '' },
    'previous-state': { type: 'string', default: '' },
    workers: { type: 'string', default: '1' },
  },
});
const { renderer, out, state } = values;

/** In its own process, beside the pages: only the page about downloads waits for them. */
const downloads = new Promise<void>((resolve, reject) => {
  const child = forkShown('scripts/stages/downloads.ts', [], {}, () => undefined);
  child.on('error', reject);
  child.on('close', (code) =>
    code === 0 ? resolve() : reject(new Error('The downloads could not be written.')),
  );
});

linkFolder(`${renderer}/client`, out);
const { paths, kept, rendered } = await writePages({
  renderer,
  out,
  state,
  previous: { site: values['previous-site'], state: values['previous-state'] },
  threads: Number(values.workers),
  late: { routes: [routes.data().replace(/\/$/, '')], ready: downloads },
});
await downloads;
placeDownloads(downloadsFolder(), out);
const files = paths.map(({ file }) => file);
writeSitemaps(out, files);
const pages = files.filter((file) => file.endsWith('.html')).length;
finishStage({ pages, 'other files': files.length - pages, rendered, kept });
