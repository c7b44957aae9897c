import { type Answer, answerOf } from './answer.ts';
import { GroupTransport } from './group-transport.ts';
import { ScanFailed } from './scan-failed.ts';
import type { ScanLimits, StdioTarget } from './target.ts';
import { WindowsTransport } from './windows-transport.ts';

export interface ProgramOptions {
  readonly limits: ScanLimits;
  readonly signal: AbortSignal;
  /** Receives each chunk of standard error as it arrives. */
  readonly onstderr: (text: string) => void;
  readonly platform?: NodeJS.Platform;
}

function notStarted(target: StdioTarget, error: NodeJS.ErrnoException): ScanFailed {
  if (error.code === 'ENOENT') return new ScanFailed(`There is no program “${target.command}”.`);
  return new ScanFailed(`The program could not be started: ${error.message}`);
}

/** The most specific reason why the program gave no answer. */
function explain(
  error: Error,
  transportError: Error | undefined,
  ended: string | undefined,
  noise: number,
) {
  if (transportError) return transportError;
  if (error instanceof ScanFailed) return error;
  const lines = noise === 0 ? '' : ` ${noise} lines on its standard output were not messages.`;
  if (ended !== undefined) {
    const hint = ' --verbose shows what it wrote.';
    return new ScanFailed(`The program ended ${ended} before it listed its tools.${lines}${hint}`);
  }
  return new ScanFailed(`${error.message}${lines}`);
}

/** Starts the program, asks it for its tools, and stops it with all of its child processes. */
export async function askProgram(target: StdioTarget, options: ProgramOptions): Promise<Answer> {
  const { limits, signal, onstderr } = options;
  const onWindows = (options.platform ?? process.platform) === 'win32';
  const transport = onWindows
    ? new WindowsTransport(target, limits.bytes)
    : new GroupTransport(target, limits.bytes);
  const decoder = new TextDecoder();
  const onpiece = (piece: Uint8Array) => onstderr(decoder.decode(piece, { stream: true }));
  if (transport instanceof WindowsTransport) transport.stderr?.on('data', onpiece);
  else transport.onstderr = onpiece;
  let transportError: Error | undefined;
  let noise = 0;
  transport.onerror = (error) => {
    const failure = transport instanceof WindowsTransport ? transport.translateError(error) : error;
    if (failure instanceof ScanFailed) transportError ??= failure;
    else noise += 1;
  };
  try {
    return await answerOf(transport, limits, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall?.startsWith('spawn')) {
      throw notStarted(target, error as NodeJS.ErrnoException);
    }
    const ended = transport instanceof GroupTransport ? transport.ended : undefined;
    throw explain(error as Error, transportError, ended, noise);
  } finally {
    await transport.close();
  }
}
