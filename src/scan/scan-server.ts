import type { Package } from '#domain/identity.ts';
import { excerpt } from '#domain/upstream-text.ts';
import type { Answer } from './answer.ts';
import { askAddress } from './ask-address.ts';
import { askProgram } from './ask-program.ts';
import { packageOf } from './package-of.ts';
import { type Redact, redactDeep, redactor } from './redact.ts';
import { ScanFailed } from './scan-failed.ts';
import { secretsOf } from './secrets.ts';
import type { ScanLimits, ScanTarget } from './target.ts';

export interface ScanOptions {
  readonly limits: ScanLimits;
  /** Aborted when the user stops the scan. */
  readonly signal: AbortSignal;
  /** Receives each whole line of the server's standard error, redacted. */
  readonly onstderr?: (line: string) => void;
  readonly platform?: NodeJS.Platform;
}

/** What a server answered, without any value that was given to it. */
export interface Scan extends Answer {
  readonly target: ScanTarget;
  readonly transport: 'stdio' | 'streamable-http' | 'sse';
  readonly package: Package | undefined;
  /** True where the server repeated a given value, which was then hidden. */
  readonly redacted: boolean;
}

const LONGEST_LINE = 20_000;

/** Passes on whole lines only, so that a value that arrives in two chunks is found too. */
function lines(redact: Redact, say: (line: string) => void) {
  let rest = '';
  return {
    take(text: string) {
      const parts = `${rest}${text}`.split(/\r?\n/);
      rest = parts.pop() ?? '';
      for (const line of parts) say(redact(line));
      if (rest.length > LONGEST_LINE) rest = redact(rest).slice(-LONGEST_LINE / 2);
    },
    end() {
      if (rest !== '') say(redact(rest));
    },
  };
}

type Asked = Answer & Pick<Scan, 'transport'>;

async function ask(target: ScanTarget, options: ScanOptions, redact: Redact): Promise<Asked> {
  const { limits, platform } = options;
  const late = AbortSignal.timeout(limits.milliseconds);
  const signal = AbortSignal.any([options.signal, late]);
  const stderr = lines(redact, options.onstderr ?? (() => undefined));
  try {
    if (target.kind === 'http') return await askAddress(target, limits, signal);
    const { take: onstderr } = stderr;
    const program = { limits, signal, onstderr, ...(platform ? { platform } : {}) };
    return { ...(await askProgram(target, program)), transport: 'stdio' };
  } catch (error) {
    if (options.signal.aborted) throw new ScanFailed('The scan was stopped.');
    if (!late.aborted) throw error;
    const seconds = limits.milliseconds / 1000;
    const hint = target.kind === 'stdio' ? ' --verbose shows what the program writes.' : '';
    throw new ScanFailed(
      `No list of tools within ${seconds} s; --timeout sets another limit.${hint}`,
    );
  } finally {
    stderr.end();
  }
}

/**
 * Asks one server for its tools. Values of its variables, headers, address and arguments are hidden
 * in everything that comes back, in errors too. Throws ScanFailed.
 */
export async function scanServer(target: ScanTarget, options: ScanOptions): Promise<Scan> {
  const redact = redactor(secretsOf(target));
  try {
    const answer = await ask(target, options, redact);
    const clean = redactDeep(answer, redact) as Asked;
    return {
      ...clean,
      target,
      package: target.kind === 'stdio' ? packageOf(target) : undefined,
      redacted: JSON.stringify(clean) !== JSON.stringify(answer),
    };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new ScanFailed(excerpt(redact(message), 500));
  }
}
