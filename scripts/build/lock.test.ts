import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { alone, PlaceBusy } from './lock.ts';

const place = () => join(mkdtempSync(join(tmpdir(), 'lock-')), 'dist');

test('a place is free again when the work has ended, well or not', async () => {
  const out = place();
  expect(await alone([out], async () => 7)).toBe(7);
  await expect(alone([out], () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await alone([out], async () => 8)).toBe(8);
});

/** A process that prints a line when `code`, which may use the locks, has come so far, and then stays. */
async function runs(code: string) {
  const module = JSON.stringify(resolve('scripts/build/lock.ts'));
  const script = `import { alone, holdLocks } from ${module};\n${code}`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script]);
  await new Promise((ready) => child.stdout.once('data', ready));
  return child;
}

const WAIT = "console.log('ready'); setTimeout(() => {}, 60_000);";

test('while another process writes a place it is busy, and free as soon as that is killed', async () => {
  const out = place();
  const code = `await alone([${JSON.stringify(out)}], () => new Promise(() => { ${WAIT} }));`;
  const other = await runs(code);
  await expect(alone([out], async () => 7)).rejects.toThrow(PlaceBusy);
  await expect(alone([`${out}.db`, out], async () => 7)).rejects.toThrow(
    'Another build is writing',
  );
  other.kill('SIGKILL');
  await new Promise((ended) => other.on('exit', ended));
  expect(await alone([out], async () => 7)).toBe(7);
});

test('what is left of a build that was killed is waited for', async () => {
  const out = place();
  const locks = await alone([out], async (files) => files);
  const stage = await runs(`holdLocks(${locks}); ${WAIT}`);
  const started = performance.now();
  spawn(process.execPath, ['-e', `setTimeout(() => process.kill(${stage.pid}), 400)`]);
  expect(await alone([out], async () => 7)).toBe(7);
  expect(performance.now() - started).toBeGreaterThan(300);
});
