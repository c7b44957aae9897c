import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';

export interface Started {
  readonly child: ChildProcess;
  readonly url: string;
  readonly port: number;
  /** What it has printed so far. */
  readonly printed: () => string;
  /** Resolves with the exit code. */
  readonly ended: Promise<number | null>;
}

export async function anyFreePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/** Starts `npm run dev` as a user would, without npm; `ready` resolves when it says its address. */
export function startDev(
  port: number,
  args: readonly string[],
): Started & { ready: Promise<void> } {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'scripts/dev.ts', '--port', `${port}`, ...args],
    // The test runner's own settings would change how Astro and Vite behave.
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_ENV: 'development' } },
  );
  let printed = '';
  let isReady: () => void = () => undefined;
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const ready = new Promise<void>((resolve, reject) => {
    isReady = resolve;
    ended.then(() => reject(new Error(`It ended before it was ready:\n${printed}`)), reject);
  });
  ready.catch(() => undefined);
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      if (printed.includes('Open http')) isReady();
    });
  }
  const url = `http://localhost:${port}`;
  return { child, url, port, printed: () => printed, ended, ready };
}
