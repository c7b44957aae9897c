import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import { packageDownloadsSchema } from '#domain/server-use.ts';
import { askNpm } from './usage/npm-downloads.ts';

const OUT = '.cache/vitest/usage';
const FILE = `${OUT}/content/usage/npm-downloads.yaml`;
const MONTH = { start: '2026-10-31', end: '2026-11-29' };
const PERIOD = `${MONTH.start}:${MONTH.end}`;

const lamp = (packages: string) => `title: Lamp
vendor: Fixture Works
summary: A made-up server that switches one lamp on and off.
packages: ${packages}
quality: tools-list
sources: [{ id: answer, title: Answer, seen: 2026-11-20, gives: [identity, tools] }]
tools: [{ name: switch_on, summary: Switches the lamp on. }]
`;

beforeEach(() => {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(`${OUT}/content/servers`, { recursive: true });
  const packages = [
    '{ registry: npm, name: "@fixture/lamp" }',
    '{ registry: npm, name: lamp }',
    '{ registry: npm, name: lamp-two }',
    '{ registry: npm, name: lamp-cli, subcommand: [mcp] }',
    '{ registry: pypi, name: lamp-py }',
  ];
  writeFileSync(`${OUT}/content/servers/lamp.yaml`, lamp(`[${packages.join(', ')}]`));
});
afterEach(() => rmSync(OUT, { recursive: true, force: true }));

type Answer = (path: string, turn: number) => { status?: number; body?: unknown };

/** Runs `work` with the address of a registry that answers so, and gives the paths that were asked for. */
async function withRegistry(
  answer: Answer,
  work: (api: string) => Promise<void>,
): Promise<string[]> {
  const asked: string[] = [];
  const listen = ({ url = '' }: IncomingMessage, response: ServerResponse) => {
    const path = decodeURIComponent(url).replace('/downloads/point/', '');
    const { status = 200, body } = answer(path, asked.filter((other) => other === path).length);
    asked.push(path);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body ?? {}));
  };
  const server = createServer(listen).listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  try {
    await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
  return asked;
}

const point = (downloads: number) => ({ downloads, ...MONTH });

const counts: Answer = (path) => {
  if (path === 'last-month') return { body: point(9) };
  if (path === `${PERIOD}/@fixture/lamp`) return { body: point(1234) };
  if (path === `${PERIOD}/lamp,lamp-two`) return { body: { lamp: point(56), 'lamp-two': null } };
  return { status: 404 };
};

const run = (...args: string[]): Promise<{ code: number | null; output: string }> =>
  new Promise((done) => {
    const child = spawn(process.execPath, [
      'scripts/usage.ts',
      '--content',
      `${OUT}/content`,
      ...args,
    ]);
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
      });
    child.on('close', (code) => done({ code, output }));
  });

const written = () => packageDownloadsSchema.parse(parse(readFileSync(FILE, 'utf8')));

test('asks for packages together, for those with a scope alone, and for none with a subcommand', async () => {
  const asked = await withRegistry(counts, async (api) => {
    const { code, output } = await run('--api', api);
    expect(output).toContain('downloads of 2 of 3 packages');
    expect(output).toContain('Not known there: lamp-two');
    expect(code).toBe(0);
  });
  expect(asked.sort()).toEqual(
    ['last-month', `${PERIOD}/@fixture/lamp`, `${PERIOD}/lamp,lamp-two`].sort(),
  );
  expect(written()).toMatchObject({
    ...{ from: MONTH.start, to: MONTH.end },
    packages: { '@fixture/lamp': 1234, lamp: 56 },
  });
});

test('asks again where the registry is busy, and gives up in the end', async () => {
  const busy: Answer = (path, turn) => (turn < 2 ? { status: 429 } : counts(path, turn));
  await withRegistry(busy, async (api) => {
    const { packages } = await askNpm(['@fixture/lamp'], { api, pause: 1 });
    expect(packages.get('@fixture/lamp')).toBe(1234);
  });
  const down: Answer = () => ({ status: 503 });
  const asked = await withRegistry(down, async (api) => {
    await expect(askNpm(['lamp'], { api, pause: 1 })).rejects.toThrow('status 503');
  });
  expect(asked).toHaveLength(4);
});

test.each<[string, Answer, string]>([
  ['refuses', () => ({ status: 403 }), 'status 403'],
  ['answers something else', () => ({ body: { error: 'x' } }), 'documented form'],
  [
    'has counted other days',
    (path) =>
      path === 'last-month' ? { body: point(1) } : { body: { ...point(2), end: '2026-11-28' } },
    'counted 2026-10-31 to 2026-11-28',
  ],
])('a registry that %s leaves the file as it is', async (_, answer, message) => {
  writeFileSync(`${OUT}/content/servers/lamp.yaml`, lamp('[{ registry: npm, name: lamp }]'));
  mkdirSync(`${OUT}/content/usage`);
  writeFileSync(FILE, 'as it was');
  await withRegistry(answer, async (api) => {
    const { code, output } = await run('--api', api);
    expect(output).toContain(message);
    expect(code).toBe(1);
  });
  expect(readFileSync(FILE, 'utf8')).toBe('as it was');
});

test('reads a list instead, and says what is wrong with one', async () => {
  const list = `${OUT}/list.tsv`;
  writeFileSync(list, 'name\tversion\tdownloads_a_month\nlamp\t1.0.0\t70\nother\t1.0.0\t80\n');
  const { output } = await run('--from', list, '--day', '2026-11-30');
  expect(output).toContain('downloads of 1 of 3 packages');
  const { from, read, packages } = written();
  expect({ from, read, packages }).toEqual({
    ...{ from: undefined, read: '2026-11-30' },
    packages: { lamp: 70 },
  });
  for (const [args, message] of [
    [['--from', list], '--from needs --day'],
    [['--from', `${OUT}/none`, '--day', '2026-11-30'], 'There is no file'],
    [['--from', list, '--day', 'today'], 'cannot be written: read'],
  ] as const) {
    const { code, output: said } = await run(...args);
    expect(said).toContain(message);
    expect(code).toBe(1);
  }
  writeFileSync(list, 'name\tversion\n');
  expect((await run('--from', list, '--day', '2026-11-30')).output).toContain(
    'must name the columns',
  );
});
