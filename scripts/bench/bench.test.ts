import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { recordSchema } from '#catalogue/sources/record.ts';
import { changeOneServer } from './builds.ts';
import { median, peakOf, tableText, taken } from './measure.ts';
import { readOptions } from './options.ts';
import { syntheticRecords, toolCounts } from './synthetic-records.ts';

const OUT = '.cache/vitest/bench';

test.each([
  [
    ['--only', 'lunch'],
    '--only takes build, guard, browser, large, hugo, start, test, not “lunch”.',
  ],
  [['--against', 'jekyll'], '--against takes hugo, not “jekyll”.'],
  [['--runs', '0'], '--runs is a number from 1 to 99, not “0”.'],
  [['--source', 'nowhere.jsonl'], 'There is no such source: nowhere.jsonl'],
  [['--fast'], 'Unknown option'],
])('%j is refused', (args, message) => {
  expect(() => readOptions(args)).toThrow(message);
});

test('without arguments it measures three times, with checks', () => {
  const nothing = { only: undefined, against: undefined, sources: [], help: false };
  expect(readOptions([])).toEqual({ ...nothing, runs: 3, checks: true });
});

test('the median of an even number is one that was measured', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 3, 2])).toBe(2);
});

test('stages that run side by side add up, others do not', () => {
  const stage = (name: string, peak: number) => ({ name, peak, cpu: 1, seconds: 1, counts: {} });
  const catalogue = stage('Catalogue', 400);
  expect(peakOf([catalogue, stage('Search', 200), stage('Pages', 300)])).toBe(500);
  expect(peakOf([catalogue, stage('Search', 50), stage('Pages', 300)])).toBe(400);
});

test('columns of numbers end below each other', () => {
  expect(
    tableText([
      ['Build', 'Time'],
      ['cold', '58.0 s'],
    ]),
  ).toBe('Build     Time\ncold    58.0 s');
});

test('the CPU of a process that was started counts', async () => {
  const { spawnSync } = await import('node:child_process');
  const busy = 'while (process.cpuUsage().user < 200_000);';
  const { cpu } = await taken(async () => void spawnSync(process.execPath, ['-e', busy]));
  if (process.platform === 'linux') expect(cpu).toBeGreaterThan(0.1);
  else expect(cpu).toBeNull();
});

test('one server of the copy changes, differently each time', () => {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  cpSync('tests/fixtures/content/servers', `${OUT}/servers`, { recursive: true });
  const read = () =>
    readdirSync(`${OUT}/servers`).map((file) => readFileSync(`${OUT}/servers/${file}`, 'utf8'));
  const before = read();
  changeOneServer(OUT, 1);
  const once = read();
  changeOneServer(OUT, 2);
  const twice = read();
  const different = (a: string[], b: string[]) => a.filter((text, at) => text !== b[at]).length;
  expect([different(before, once), different(once, twice)]).toEqual([1, 1]);
});

const AMOUNTS = { servers: 200, tools: 3_000 };

test('made-up records have the tools that were asked for, few servers many', () => {
  const counts = [...toolCounts(AMOUNTS)];
  expect(counts).toHaveLength(AMOUNTS.servers);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(AMOUNTS.tools);
  expect(Math.min(...counts)).toBeGreaterThan(0);
  expect(counts[0]).toBeGreaterThan(5 * (counts.at(-1) ?? 0));
});

test('made-up records are valid, distinct, and the same each time', () => {
  const lines = [...syntheticRecords(AMOUNTS)];
  expect([...syntheticRecords(AMOUNTS)]).toEqual(lines);
  const records = lines.map((line) => recordSchema.parse(JSON.parse(line)));
  expect(new Set(records.map(({ slug }) => slug)).size).toBe(AMOUNTS.servers);
  for (const { tools } of records) {
    const names = (tools as { name: string }[]).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  }
});

test('a server without a tool is refused', () => {
  expect(() => [...syntheticRecords({ servers: 5, tools: 4 })]).toThrow('Each server needs a tool');
  expect(() => [...syntheticRecords({ servers: Number.NaN, tools: 4 })]).toThrow();
});
