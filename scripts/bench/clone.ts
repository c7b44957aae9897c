import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../printed.ts';
import { median, secondsText, tableText } from './measure.ts';

const COMMANDS = {
  start: { name: 'npm start, until the site is served', args: ['start', '--', '--port', '4399'] },
  test: { name: 'npm test', args: ['test'] },
} as const;

export type CloneCommand = keyof typeof COMMANDS;

/** Seconds until a command has printed that the site is open, or has ended. Throws where it fails. */
function secondsOf(command: CloneCommand, cwd: string): Promise<number> {
  const began = performance.now();
  const child = spawn('npm', COMMANDS[command].args, {
    ...{ cwd, detached: true, stdio: ['ignore', 'pipe', 'inherit'] },
    shell: process.platform === 'win32',
  });
  return new Promise((resolve, reject) => {
    const seconds = () => (performance.now() - began) / 1000;
    let served: number | undefined;
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      process.stdout.write(text);
      if (command !== 'start' || !text.includes('Open http://')) return;
      served = seconds();
      child.kill();
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (served !== undefined || code === 0) resolve(served ?? seconds());
      else reject(new UsageError(`${COMMANDS[command].name} failed: there is nothing to measure.`));
    });
  });
}

/**
 * Runs a command in fresh clones of the last commit, with the dependencies of this checkout already there;
 * prints the median.
 */
export async function benchClone(command: CloneCommand, runs: number): Promise<void> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const clone = mkdtempSync(join(tmpdir(), 'bench-clone-'));
    try {
      execFileSync('git', ['clone', '--quiet', '.', clone]);
      const modules = join(clone, 'node_modules');
      cpSync('node_modules', modules, { recursive: true, verbatimSymlinks: true });
      times.push(await secondsOf(command, clone));
    } finally {
      rmSync(clone, { recursive: true, force: true });
    }
  }
  const row = [COMMANDS[command].name, secondsText(median(times))];
  console.log(`\n${tableText([['Fresh clone, dependencies installed', 'Time'], row])}`);
  console.log(`Median of ${runs}.`);
}
