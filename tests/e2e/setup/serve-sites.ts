import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sirv from 'sirv';

const SITES = {
  SITE_URL: process.env['SITE_DIR'] ?? '.cache/test/site',
  FIXTURE_URL: process.env['FIXTURE_DIR'] ?? '.cache/test/fixture-site',
} as const;

function serve(folder: string): Promise<Server> {
  if (!existsSync(join(folder, 'index.html'))) {
    throw new Error(`There is no site in ${folder}: npm test builds it.`);
  }
  const notFound = readFileSync(join(folder, '404.html'));
  const files = sirv(folder, { etag: true });
  const server = createServer((request, response) => {
    files(request, response, () => {
      response.writeHead(404, { 'content-type': 'text/html;charset=utf-8' }).end(notFound);
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

/** Serves both sites on free ports for as long as the suite runs. */
export default async function serveSites(): Promise<() => void> {
  const servers: Server[] = [];
  for (const [name, folder] of Object.entries(SITES)) {
    const server = await serve(folder);
    servers.push(server);
    process.env[name] = `http://localhost:${(server.address() as AddressInfo).port}`;
  }
  return () => {
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
  };
}
