import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { IMMUTABLE, REVALIDATE, SECURITY_HEADERS } from '../../scripts/hosting/headers.ts';
import { precompress } from '../../scripts/hosting/precompress.ts';
import { hasBrotli, NGINX, type Nginx, startNginx } from './setup/nginx.ts';
import { close, find, options } from './setup/search.ts';
import { SERVER, TOOL } from './setup/templates.ts';
import { expect, test } from './setup/test.ts';

/** The recipe in deploy/nginx/, run by the real nginx. */
test.describe.configure({ mode: 'default' });
test.skip(
  !NGINX,
  'nginx is not installed here: apt-get install nginx libnginx-mod-http-brotli-static',
);

const SITE = process.env['SITE_DIR'] ?? '.cache/test/site';
const [BUNDLE = ''] = readdirSync(join(SITE, 'assets')).filter((name) => name.endsWith('.js'));
const PARTS = [
  'index.html',
  '404.html',
  '_headers',
  'favicon.svg',
  'card.png',
  'feed.json',
  'feed.xml',
  'robots.txt',
  'assets',
  'pagefind',
  'servers/index.html',
  `${SERVER}index.html`,
  `${TOOL}index.html`,
  'guard/toolward-guard.mjs',
  'data/index.html',
  'data/servers.json',
  'data/attacks.csv',
];

let nginx: Nginx;
test.beforeAll(async () => {
  nginx = await startNginx(SITE, PARTS, async (site) => {
    await precompress({
      site,
      store: join(site, '../store'),
      encodings: ['gzip', 'brotli'],
      minimum: 1024,
      progress: () => {},
    });
    // What no build has today, or only a part of the formats.
    writeFileSync(join(site, 'data/example.jsonl.gz'), gzipSync('{"a":1}\n'));
    writeFileSync(join(site, 'data/example.db.gz'), gzipSync('SQLite format 3'));
    writeFileSync(join(site, 'data/example.toml'), 'a = 1\n');
    writeFileSync(join(site, 'data/example.wasm'), '\0asm');
    writeFileSync(join(site, 'data/later.json'), JSON.stringify({ text: 'a'.repeat(5000) }));
    mkdirSync(join(site, '.git'));
    writeFileSync(join(site, '.git/config'), 'secret');
  });
});
test.afterAll(() => nginx?.stop());

const onDisk = (path: string): Buffer => readFileSync(join(nginx.site, path));

test('every answer carries the headers of SECURITY.md', async () => {
  const paths = ['/', '/servers', TOOL, '/nothing/', '/.git/config', `/assets/${BUNDLE}`];
  for (const path of [...paths, '/data/example.db.gz', '/feed.xml', '/feed.json', '/healthz']) {
    const { headers } = await nginx.ask(path);
    for (const { name, value } of SECURITY_HEADERS) {
      expect(headers[name.toLowerCase()], `${name} of ${path}`).toBe(value);
    }
    expect(headers.server).toBe('nginx');
  }
});

test('pages have addresses that end in a slash, and others are sent there', async () => {
  const { status, body } = await nginx.ask(SERVER);
  expect(status).toBe(200);
  expect(body).toEqual(onDisk(`${SERVER}index.html`));
  for (const path of ['/servers', SERVER.slice(0, -1), TOOL.slice(0, -1)]) {
    const sent = await nginx.ask(path);
    expect([sent.status, sent.headers.location], path).toEqual([301, `${path}/`]);
  }
});

test('what does not exist, is hidden or is a folder is the page for unknown addresses', async () => {
  for (const path of [
    '/nothing',
    '/nothing/',
    '/servers/nothing/',
    '/assets/',
    '/assets/old.12345678.js',
    '/data/example.jsonl',
    '/_headers',
    '/.git/config',
    '/.git/',
    '/404.html',
    '/nothing/feed.xml',
  ]) {
    const { status, headers, body } = await nginx.ask(path);
    expect([status, headers['content-type']], path).toEqual([404, 'text/html; charset=utf-8']);
    expect(body.equals(onDisk('404.html')), path).toBe(true);
    expect(headers['cache-control'], path).toBe('no-store');
  }
});

test('nothing outside the folder, and nothing but reading', async () => {
  for (const path of [
    '/../nginx.conf',
    '/%2e%2e/nginx.conf',
    '/assets/..%2f..%2f..%2fnginx.conf',
  ]) {
    expect((await nginx.ask(path)).status, path).toBeGreaterThanOrEqual(400);
  }
  for (const method of ['POST', 'PUT', 'DELETE']) {
    expect((await nginx.ask('/', {}, method)).status, method).toBe(405);
  }
});

test('each kind of file has its type', async () => {
  const [meta = ''] = readdirSync(join(SITE, 'pagefind/pages')).filter((name) =>
    name.endsWith('.pf_meta'),
  );
  const types = {
    '/': 'text/html; charset=utf-8',
    [`/assets/${BUNDLE}`]: 'text/javascript; charset=utf-8',
    '/guard/toolward-guard.mjs': 'text/javascript; charset=utf-8',
    '/favicon.svg': 'image/svg+xml; charset=utf-8',
    '/card.png': 'image/png',
    '/robots.txt': 'text/plain; charset=utf-8',
    '/feed.xml': 'application/atom+xml; charset=utf-8',
    '/feed.json': 'application/feed+json; charset=utf-8',
    '/data/servers.json': 'application/json; charset=utf-8',
    '/data/attacks.csv': 'text/csv; charset=utf-8',
    '/data/example.toml': 'application/toml; charset=utf-8',
    '/data/example.jsonl.gz': 'application/gzip',
    '/data/example.db.gz': 'application/gzip',
    '/data/example.wasm': 'application/wasm',
    [`/pagefind/pages/${meta}`]: 'application/octet-stream',
  };
  for (const [path, type] of Object.entries(types)) {
    const { status, headers } = await nginx.ask(path, { 'accept-encoding': 'gzip' });
    expect([status, headers['content-type']], path).toEqual([200, type]);
  }
});

test('compressed files are sent as they are on disk', async () => {
  const plain = onDisk(`${TOOL}index.html`);
  const gzip = await nginx.ask(TOOL, { 'accept-encoding': 'gzip, deflate' });
  expect(gzip.headers['content-encoding']).toBe('gzip');
  expect(gzip.headers.vary).toBe('Accept-Encoding');
  expect(gzip.body.equals(onDisk(`${TOOL}index.html.gz`))).toBe(true);
  expect(gunzipSync(gzip.body).equals(plain)).toBe(true);
  const identity = await nginx.ask(TOOL);
  expect(identity.headers['content-encoding']).toBeUndefined();
  expect(identity.body.equals(plain)).toBe(true);
});

test('brotli goes first where its module is loaded', async () => {
  test.skip(!hasBrotli, 'apt-get install libnginx-mod-http-brotli-static');
  const { headers, body } = await nginx.ask(TOOL, { 'accept-encoding': 'gzip, br' });
  expect(headers['content-encoding']).toBe('br');
  expect(brotliDecompressSync(body).equals(onDisk(`${TOOL}index.html`))).toBe(true);
});

test('texts without a compressed file are compressed on the way, downloads never twice', async () => {
  const later = await nginx.ask('/data/later.json', { 'accept-encoding': 'gzip' });
  expect(later.headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(later.body).equals(onDisk('data/later.json'))).toBe(true);
  for (const path of ['/data/example.db.gz', '/card.png']) {
    const { headers, body } = await nginx.ask(path, { 'accept-encoding': 'gzip, br' });
    expect(headers['content-encoding'], path).toBeUndefined();
    expect(body.equals(onDisk(path)), path).toBe(true);
  }
});

test('names with a hash are kept for a year, all others asked for again', async () => {
  expect((await nginx.ask(`/assets/${BUNDLE}`)).headers['cache-control']).toBe(IMMUTABLE);
  for (const path of ['/', TOOL, '/data/servers.json', '/pagefind/pagefind.js']) {
    for (const encoding of ['identity', 'gzip']) {
      const first = await nginx.ask(path, { 'accept-encoding': encoding });
      expect(first.headers['cache-control'], path).toBe(REVALIDATE);
      const again = await nginx.ask(path, {
        'accept-encoding': encoding,
        'if-none-match': first.headers.etag ?? '',
      });
      expect([again.status, again.body.length], `${path} ${encoding}`).toEqual([304, 0]);
      expect(again.headers['cache-control'], path).toBe(REVALIDATE);
    }
  }
});

test.describe('in a browser', () => {
  test.use({ provoked: /^request to another host: http:\/\/127\.0\.0\.1:/ });

  test('pages, scripts and search run under these headers', async ({ page }) => {
    const failed: string[] = [];
    page.on('response', (response) => {
      if (response.status() >= 400) failed.push(`${response.status()} ${response.url()}`);
    });
    await page.goto(`${nginx.origin}/`);
    await find(page, 'Tempo');
    await expect(options(page).first()).toHaveAttribute('href', SERVER);
    await close(page);
    await page.goto(`${nginx.origin}${TOOL}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(failed).toEqual([]);
  });
});
