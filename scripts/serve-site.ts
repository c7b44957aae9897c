import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';

interface Place {
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** Whether another build may replace the site meanwhile: every request then looks for the file anew. */
  readonly live: boolean;
}

/** Serves a built site as a host of static files does. */
export function serveSite(folder: string, { host, port, live }: Place): Promise<Server> {
  if (!existsSync(join(folder, 'index.html'))) throw new Error(`There is no site in ${folder}.`);
  const files = sirv(folder, { etag: true, dev: live });
  const server = createServer((request, response) => {
    files(request, response, () => {
      const notFound = readFileSync(join(folder, '404.html'));
      response.writeHead(404, { 'content-type': 'text/html;charset=utf-8' }).end(notFound);
    });
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, host, () => resolve(server));
  });
}
