import { spawn } from 'node:child_process';
import type { Printer } from './output.ts';

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
  /** Suites that make what this one needs. */
  readonly needs?: readonly string[];
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
  printer: Printer,
): Promise<{ code: number; printed: string }> {
  const [file = '', ...args] = words;
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      env: { ...process.env, ...env, ASTRO_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      printer.out(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => printer.err(chunk));
    child.on('error', (error) => {
      printer.err(`${error.message}\n`);
      resolve({ code: 1, printed });
    });
    child.on('close', (code) => resolve({ code: code ?? 1, printed }));
  });
}

/** A report that was cut off is a failure of that suite, not of the whole run. */
function countsOf(suite: Suite, printed: string, printer: Printer): Counts | undefined {
  try {
    return suite.counts?.(printed);
  } catch (error) {
    printer.err(`The report of “${suite.name}” cannot be read: ${String(error)}\n`);
    return { passed: 0, failed: 1 };
  }
}

/** Runs one suite. A command that fails without a failed test counts as one failure. */
export async function command(suite: Suite, printer: Printer): Promise<Outcome> {
  printer.out(`\n── ${suite.name}\n`);
  const started = performance.now();
  const since = () => (performance.now() - started) / 1000;
  if (suite.before) {
    const { code } = await run(suite.before, suite.env, printer);
    if (code !== 0) return { name: suite.name, passed: 0, failed: 1, seconds: since() };
  }
  const { code, printed } = await run(suite.run, suite.env, printer);
  const counts = countsOf(suite, printed, printer) ?? { passed: code === 0 ? 1 : 0, failed: 0 };
  const failed = counts.failed === 0 && code !== 0 ? 1 : counts.failed;
  return { name: suite.name, passed: counts.passed, failed, seconds: since() };
}
