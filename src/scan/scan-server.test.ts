import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Scan, type ScanOptions, scanServer } from './scan-server.ts';
import { DEFAULT_LIMITS, type ScanLimits, type StdioTarget } from './target.ts';

const PROGRAM = 'tests/fixtures/stub-program.ts';

function stub(way: string, parts: Partial<StdioTarget> = {}, file?: string): StdioTarget {
  const args = ['--disable-warning=ExperimentalWarning', PROGRAM, way, ...(file ? [file] : [])];
  return { kind: 'stdio', name: 'stub', command: process.execPath, args, env: {}, ...parts };
}

type Parts = Partial<ScanLimits> & Partial<Omit<ScanOptions, 'limits'>>;

function scan(
  target: StdioTarget,
  { onstderr, platform, signal, ...limits }: Parts = {},
): Promise<Scan> {
  return scanServer(target, {
    limits: { ...DEFAULT_LIMITS, ...limits },
    signal: signal ?? new AbortController().signal,
    ...(onstderr ? { onstderr } : {}),
    ...(platform ? { platform } : {}),
  });
}

const temporary = (): string => join(mkdtempSync(join(tmpdir(), 'scan-')), 'file');
const names = ({ tools }: Scan): unknown[] => tools.map((tool) => (tool as { name: string }).name);
const NOTES = ['get_note', 'update_note', 'delete_note'];

test('takes the list as it was sent, and calls no tool', async () => {
  const file = temporary();
  const found = await scan(stub('plain', {}, file));
  expect(names(found)).toEqual(NOTES);
  expect(found).toMatchObject({
    serverInfo: { name: 'stub', version: '1.2.3' },
    transport: 'stdio',
    pages: 1,
    redacted: false,
  });
  expect(found.tools[0]).toEqual({
    name: 'get_note',
    description: 'Reads one note by its id.',
    inputSchema: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
    annotations: { readOnlyHint: true },
  });
  expect(readFileSync(file, 'utf8')).toBe('initialized\ntools/list\n');
});

test('follows every page', async () => {
  const found = await scan(stub('pages'));
  expect(names(found)).toEqual(NOTES);
  expect(found.pages).toBe(3);
});

test('the transport for Windows gives the same', async () => {
  const found = await scan(stub('pages'), { platform: 'win32' });
  expect(names(found)).toEqual(NOTES);
});

test.each([
  ['endless', { pages: 20 }, 'more than 20 pages'],
  ['circle', {}, 'one cursor twice'],
  ['plain', { tools: 2 }, 'more than 2 tools'],
  ['huge', {}, 'more than 10 MB'],
  ['silent', { milliseconds: 1_500 }, 'within 1.5 s'],
  ['invalid', { milliseconds: 1_500 }, 'within 1.5 s'],
  ['crash', {}, 'ended with exit code 3 before it listed its tools'],
])('refuses a server that is %s', async (way, limits, message) => {
  await expect(scan(stub(way), limits)).rejects.toThrow(message);
});

test('the transport for Windows refuses too many bytes too', async () => {
  await expect(scan(stub('huge'), { platform: 'win32' })).rejects.toThrow('more than 10 MB');
});

test.each([undefined, 'win32' as const])('says which program is not there', async (platform) => {
  const target = stub('plain', { command: 'no-such-program-at-all' });
  const started = scan(target, platform ? { platform } : {});
  await expect(started).rejects.toThrow('There is no program “no-such-program-at-all”.');
});

test('lines on standard output that are no messages do no harm', async () => {
  expect(names(await scan(stub('noise')))).toEqual(NOTES);
});

test('the environment is passed only as named', async () => {
  const file = temporary();
  process.env['STUB_UNNAMED'] = 'not for servers';
  await scan(stub('environment', { env: { STUB_TOKEN: 'given' } }, file));
  const passed = JSON.parse(readFileSync(file, 'utf8').split('\n')[0] ?? '') as string[];
  expect(passed).toContain('STUB_TOKEN');
  expect(passed).toContain('PATH');
  expect(passed).not.toContain('STUB_UNNAMED');
});

test('a value that the server repeats is hidden, in its list and in its errors', async () => {
  const env = { STUB_TOKEN: 'hunter2hunter2' };
  const found = await scan(stub('echo', { env }));
  expect(JSON.stringify({ ...found, target: null })).not.toContain('hunter2');
  expect(found.redacted).toBe(true);
  const lines: string[] = [];
  const crash = scan(stub('crash', { env }), { onstderr: (line) => lines.push(line) });
  await expect(crash).rejects.toThrow('exit code 3');
  expect(lines.join('\n')).toContain('Cannot log in with ‹hidden›');
});

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

async function gone(pids: readonly number[]): Promise<void> {
  await expect.poll(() => pids.filter(isAlive), { timeout: 30_000 }).toEqual([]);
}

const pidsIn = (file: string): number[] => readFileSync(file, 'utf8').split(' ').map(Number);

test.skipIf(process.platform === 'win32')(
  'a person can stop it; what the program has started ends too, though both ignore it',
  async () => {
    const file = temporary();
    const stopping = new AbortController();
    const started = scan(stub('stubborn', {}, file), { signal: stopping.signal });
    const refused = expect(started).rejects.toThrow('The scan was stopped.');
    await expect
      .poll(
        () => {
          try {
            return pidsIn(file).length;
          } catch {
            return 0;
          }
        },
        { timeout: 30_000 },
      )
      .toBe(2);
    stopping.abort();
    await refused;
    await gone(pidsIn(file));
  },
);
