import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { listTools } from './list-tools.ts';
import { ScanFailed } from './scan-failed.ts';
import type { ScanLimits } from './target.ts';

/** What a server said about itself and its tools. */
export interface Answer {
  readonly serverInfo: unknown;
  readonly capabilities: unknown;
  readonly instructions: string | undefined;
  readonly pages: number;
  readonly tools: readonly unknown[];
}

/** The result of the promise; rejects with the signal's reason if it aborts first. */
function before<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason as Error);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/**
 * `initialize` and `tools/list`, and nothing else: no tool is called, and the client offers the
 * server nothing (no roots, no sampling, no questions to a person).
 */
export async function answerOf(
  transport: Transport,
  limits: ScanLimits,
  signal: AbortSignal,
): Promise<Answer> {
  const client = new Client({ name: 'toolward-scan', version: '1' }, { capabilities: {} });
  const options = { signal, timeout: limits.milliseconds + 1_000 };
  await before(signal, client.connect(transport, options));
  try {
    const { tools, pages } = await before(signal, listTools(client, limits, signal));
    return {
      serverInfo: client.getServerVersion(),
      capabilities: client.getServerCapabilities(),
      instructions: client.getInstructions(),
      pages,
      tools,
    };
  } catch (error) {
    if ((error as { code?: unknown }).code !== -32601) throw error;
    throw new ScanFailed('The server has no tools: it does not know tools/list.');
  }
}
