import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { bundleGuard } from '../../../scripts/bundle-guard.ts';
import { GUARDED } from './policy.ts';

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

let bundle: Promise<string> | undefined;

async function bundled(): Promise<string> {
  const file = join('.cache/vitest', `guard-${threadId}.mjs`);
  await bundleGuard(file);
  return file;
}

/** Puts the guard there as one file, which is bundled once for all tests that run in one thread. */
export async function placeGuard(file: string): Promise<void> {
  bundle ??= bundled();
  mkdirSync(dirname(file), { recursive: true });
  copyFileSync(await bundle, file);
}

/** The bundled guard in a folder of its own, beside a policy. */
export async function bundledGuard(policy: unknown = GUARDED) {
  const folder = mkdtempSync(join(tmpdir(), 'guard-'));
  const guard = join(folder, 'toolward-guard.mjs');
  await placeGuard(guard);
  writeFileSync(join(folder, 'toolward-policy.json'), JSON.stringify(policy));
  return {
    folder,
    guard,
    remove: () => rmSync(folder, { recursive: true, force: true }),
    /** Runs the guard to its end. An input that is no text is written as JSON. */
    run: (args: readonly string[], input: unknown, env: Readonly<Record<string, string>> = {}) =>
      ended(guard, args, input, { TOOLWARD_STATE: join(folder, 'state'), ...env }),
  };
}

function ended(
  guard: string,
  args: readonly string[],
  input: unknown,
  env: Readonly<Record<string, string>>,
): Promise<Ended> {
  const child = spawn(process.execPath, [guard, ...args], { env });
  child.stdin.on('error', () => {}); // It ended before it had read all.
  if (typeof input === 'string' || Buffer.isBuffer(input)) child.stdin.end(input);
  else child.stdin.end(JSON.stringify(input));
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  return new Promise((done) => child.on('close', (code) => done({ code, out, err })));
}
