import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { headersFile } from './headers.ts';
import { hostsTable, readHosts } from './hosts.ts';
import { judge, siteFigures } from './site-figures.ts';

let site: string;
beforeAll(() => {
  site = mkdtempSync(join(tmpdir(), 'hosts-'));
  mkdirSync(join(site, 'data'));
  writeFileSync(join(site, 'index.html'), '12345');
  writeFileSync(join(site, 'data/large.json'), Buffer.alloc(26_214_401));
  writeFileSync(join(site, '_headers'), `# comment\n/*\n  A: ${'a'.repeat(20)}\n\n/b/*\n  B: b\n`);
});
afterAll(() => rmSync(site, { recursive: true }));

const command = (...args: string[]) =>
  spawnSync(process.execPath, ['scripts/hosts.ts', '--site', site, ...args], { encoding: 'utf8' });

test('a site is counted as hosts count it', () => {
  expect(siteFigures(site)).toEqual({
    bytes: 26_214_406 + 52,
    files: 3,
    entries: 4,
    largestFile: 26_214_401,
    largestPath: join(site, 'data/large.json'),
    headerRules: 2,
    headerLine: 25,
  });
});

test('a limit is kept up to its last byte', () => {
  const host = { ...(readHosts()[0] as ReturnType<typeof readHosts>[number]) };
  const figures = siteFigures(site);
  const most = (bytes: number) => judge(figures, { ...host, limits: { bytes } })[0]?.kept;
  expect([most(figures.bytes), most(figures.bytes - 1)]).toEqual([true, false]);
});

test('a host that the site is too large for gives exit code 1 and names the file', () => {
  const { status, stdout } = command('--host', 'cloudflare-pages-free');
  expect(status).toBe(1);
  expect(stdout).toMatch(/exceeded {2}largest file: 26.2 MB of 26.2 MB, .*large\.json/);
  expect(command('--host', 'github-pages').status).toBe(0);
  expect(command().status).toBe(0);
});

test('an unknown host and a missing site are named', () => {
  expect(command('--host', 'nowhere')).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/no host “nowhere”.*github-pages/),
  });
  expect(command('--site', join(site, 'none')).stderr).toMatch(/no built site at .*none/);
});

test('our _headers is within the limits of every host that reads it', () => {
  writeFileSync(join(site, '_headers'), headersFile());
  const { headerRules, headerLine } = siteFigures(site);
  for (const { id, limits, headersFile: use } of readHosts()) {
    if (use !== 'read') continue;
    expect(headerRules, id).toBeLessThanOrEqual(limits.headerRules ?? 0);
    expect(headerLine, id).toBeLessThanOrEqual(limits.headerLine ?? 0);
  }
});

/** The formatter fills cells with spaces. */
const unfilled = (table: string): string =>
  table.replaceAll(/ +/g, ' ').replaceAll(/-{3,}/g, '---');

test('docs/hosting.md shows the list of hosts', () => {
  expect(unfilled(readFileSync('docs/hosting.md', 'utf8'))).toContain(
    unfilled(hostsTable(readHosts())),
  );
});
