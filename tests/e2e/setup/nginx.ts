import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Debian puts it where only root looks. */
export const NGINX = ['nginx', '/usr/sbin/nginx'].find(
  (path) => spawnSync(path, ['-v']).status === 0,
);
const BROTLI_MODULE = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';
export const hasBrotli = existsSync(BROTLI_MODULE);

const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Nginx {
  readonly origin: string;
  /** The folder that it serves. */
  readonly site: string;
  /** Sends exactly this path and these headers; nothing is decoded or followed. */
  ask(path: string, headers?: Readonly<Record<string, string>>, method?: string): Promise<Answer>;
  stop(): Promise<void>;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Replaces what occurs once. */
function edited(text: string, edits: Readonly<Record<string, string>>): string {
  return Object.entries(edits).reduce((result, [from, to]) => {
    if (result.split(from).length !== 2)
      throw new Error(`“${from}” must occur once in the recipe.`);
    return result.replace(from, () => to);
  }, text);
}

/** Copies these files and folders of the built site, and what `more` says. */
function copySite(from: string, to: string, parts: readonly string[]): void {
  for (const part of parts) {
    mkdirSync(dirname(join(to, part)), { recursive: true });
    cpSync(join(from, part), join(to, part), { recursive: true });
  }
}

function askAt(port: number): Nginx['ask'] {
  return (path, headers = {}, method = 'GET') =>
    new Promise((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port, path, headers, method, agent: false });
      asked.on('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks),
          }),
        );
      });
      asked.on('error', reject);
      asked.end();
    });
}

async function started(child: ChildProcess, ask: Nginx['ask'], log: () => string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`nginx ended. ${log()}`);
    try {
      await ask('/healthz');
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error(`nginx does not answer. ${log()}`);
}

/**
 * Starts nginx without root, with the two files of deploy/nginx/ as the container has them, on a
 * copy of parts of a built site. `prepare` changes the copy first.
 */
export async function startNginx(
  from: string,
  parts: readonly string[],
  prepare: (site: string) => Promise<void>,
): Promise<Nginx> {
  if (!NGINX) throw new Error('nginx is not installed.');
  const folder = mkdtempSync(join(tmpdir(), 'toolward-nginx-'));
  const site = join(folder, 'site');
  copySite(from, site, parts);
  await prepare(site);
  const scratch = join(folder, 'scratch');
  mkdirSync(scratch);
  chmodSync(folder, 0o755);
  chmodSync(scratch, 0o777);

  const port = await freePort();
  const recipe = edited(readFileSync('deploy/nginx/toolward.conf', 'utf8'), {
    'listen 80;': `listen 127.0.0.1:${port};`,
    '/srv/toolward;': `${site};`,
    ...(hasBrotli ? { '# brotli_static on;': 'brotli_static on;' } : {}),
  });
  const main = edited(
    readFileSync('deploy/nginx/nginx.conf', 'utf8').replaceAll('/tmp/', `${scratch}/`),
    {
      'include /etc/nginx/modules-enabled/*.conf;': hasBrotli
        ? `load_module ${BROTLI_MODULE};`
        : '',
      '/etc/nginx/conf.d/toolward.conf': join(folder, 'toolward.conf'),
    },
  );
  writeFileSync(join(folder, 'toolward.conf'), recipe);
  writeFileSync(join(folder, 'nginx.conf'), main);

  const child = spawn(
    NGINX,
    ['-p', folder, '-c', join(folder, 'nginx.conf'), '-g', 'daemon off;'],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}),
    },
  );
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => {
    log += chunk.toString();
  });
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const ask = askAt(port);
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true });
  };
  try {
    await started(child, ask, () => log);
  } catch (error) {
    await stop();
    throw error;
  }
  return { origin: `http://127.0.0.1:${port}`, site, ask, stop };
}
