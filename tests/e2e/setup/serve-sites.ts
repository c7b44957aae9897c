import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serveSite } from '../../../scripts/serve-site.ts';

const SITES = {
  SITE_URL: process.env['SITE_DIR'] ?? '.cache/test/site',
  FIXTURE_URL: process.env['FIXTURE_DIR'] ?? '.cache/test/fixture-site',
} as const;

/** Serves both sites on free ports for as long as the suite runs. */
export default async function serveSites(): Promise<() => void> {
  const servers: Server[] = [];
  for (const [name, folder] of Object.entries(SITES)) {
    const server = await serveSite(folder, { host: '127.0.0.1', port: 0, live: false });
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
