import { createReadStream, existsSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { basename, extname, join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { downloadsFolder } from '#features/data/queries/downloads.ts';
import { routes } from '#routes';
import { CHECKSUMS } from '../downloads/write-downloads.ts';
import { runStage } from '../stages/run-stage.ts';
import type { SearchIndex } from './search-index.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.txt': 'text/plain;charset=utf-8',
};
const SEARCH = '/pagefind/';
/** Every search asks for this first. */
const PROBE = `${SEARCH}indexes.json`;
/** The pages that say what can be downloaded. */
const SPEAK_OF_DOWNLOADS = [routes.data(), routes.guides()];
const isDownload = (path: string): boolean =>
  path === routes.guardProgram() || path.startsWith(routes.download('catalogue.'));

function sendFile(path: string, response: ServerResponse): boolean {
  if (!existsSync(path) || !statSync(path).isFile()) return false;
  const type = TYPES[extname(path)] ?? 'application/octet-stream';
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' });
  createReadStream(path).pipe(response);
  return true;
}

function sendText(response: ServerResponse, status: number, text: string): true {
  response.writeHead(status, { 'content-type': 'text/plain;charset=utf-8' }).end(text);
  return true;
}

/**
 * Serves what a build writes beside the pages: the search index, and the downloads, which are
 * written once, when one of them or a page that speaks of them is asked for.
 */
export function serveMade(search: SearchIndex): AstroIntegration {
  let written: Promise<unknown> | undefined;
  const writtenDownloads = () => {
    // In a process of its own: pages are served meanwhile.
    written ??= runStage('Downloads', 'scripts/stages/downloads.ts', [], {});
    return written;
  };

  /** Whether the request is answered. */
  async function answer(path: string, response: ServerResponse): Promise<boolean> {
    if (path.startsWith(SEARCH)) {
      if (path === PROBE) await search.ready();
      const file = join(search.site, path);
      return (
        (file.startsWith(search.site) && sendFile(file, response)) ||
        sendText(response, 404, 'There is no such file of the search index.\n')
      );
    }
    if (path === routes.download(CHECKSUMS))
      return sendText(response, 404, 'Only npm run build writes the checksums.\n');
    if (isDownload(path)) {
      await writtenDownloads();
      return sendFile(join(downloadsFolder(), basename(path)), response);
    }
    if (SPEAK_OF_DOWNLOADS.some((start) => path.startsWith(start))) await writtenDownloads();
    return false;
  }

  return {
    name: 'serve-made',
    hooks: {
      'astro:server:setup': ({ server }) => {
        server.middlewares.use(
          (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => {
            const [path = ''] = (request.url ?? '').split('?');
            answer(path, response).then((done) => done || next(), next);
          },
        );
      },
    },
  };
}
