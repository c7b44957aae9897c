import { spawn } from 'node:child_process';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/** One step of `npm test`. Without `counts` the whole command is one test. */
export interface Suite {
  readonly name: string;
  readonly run: readonly string[];
  readonly before?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Reads the true counts, from a report file or from what was printed. */
  readonly counts?: (printed: string) => Counts;
}

export interface Outcome extends Counts {
  readonly name: string;
  readonly seconds: number;
}

function run(
  words: readonly string[],
  env: Suite['env'],
): Promise<{ code: number; printed: string }> {
  const [file = '', ...args] = words;
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      env: { ...process.env, ...env, ASTRO_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'pipe', 'inherit'],
      shell: process.platform === 'win32',
    });
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      process.stdout.write(chunk);
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, printed }));
  });
}

/** Runs one suite. A command that fails without a failed test counts as one failure. */
export async function command(suite: Suite): Promise<Outcome> {
  console.log(`\n── ${suite.name}`);
  const started = performance.now();
  const since = () => (performance.now() - started) / 1000;
  if (suite.before) {
    const { code } = await run(suite.before, suite.env);
    if (code !== 0) return { name: suite.name, passed: 0, failed: 1, seconds: since() };
  }
  const { code, printed } = await run(suite.run, suite.env);
  const counts = suite.counts?.(printed) ?? { passed: code === 0 ? 1 : 0, failed: 0 };
  const failed = counts.failed === 0 && code !== 0 ? 1 : counts.failed;
  return { name: suite.name, passed: counts.passed, failed, seconds: since() };
}
