import { SSEClientTransport, SseError } from '@modelcontextprotocol/sdk/client/sse.js';
import {
  StreamableHTTPClientTransport,
  StreamableHTTPError,
} from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { type Answer, answerOf } from './answer.ts';
import { ScanFailed, tooManyBytes } from './scan-failed.ts';
import type { HttpTarget, ScanLimits } from './target.ts';

const NO_RECONNECTION = {
  maxRetries: 0,
  initialReconnectionDelay: 1_000,
  maxReconnectionDelay: 1_000,
  reconnectionDelayGrowFactor: 1,
};

export interface AddressAnswer extends Answer {
  readonly transport: 'streamable-http' | 'sse';
}

type Kind = AddressAnswer['transport'];

function explained(error: Error): Error {
  if (error instanceof ScanFailed) return error;
  const code = error instanceof StreamableHTTPError || error instanceof SseError ? error.code : 0;
  if (code === 401 || code === 403) {
    return new ScanFailed(
      `The server wants a login (HTTP ${code}). Give what it wants with --header.`,
    );
  }
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return new ScanFailed(`${error.message}${cause}`);
}

async function ask(
  target: HttpTarget,
  kind: Kind,
  limits: ScanLimits,
  signal: AbortSignal,
): Promise<AddressAnswer> {
  const stop = new AbortController();
  const limited = limitedFetch(limits.bytes, (reason) => stop.abort(reason));
  const options = { fetch: limited.fetch, requestInit: { headers: { ...target.headers } } };
  const url = new URL(target.url);
  const transport =
    kind === 'sse'
      ? new SSEClientTransport(url, options)
      : new StreamableHTTPClientTransport(url, {
          ...options,
          reconnectionOptions: NO_RECONNECTION,
        });
  try {
    const both = AbortSignal.any([signal, stop.signal]);
    const answer = await answerOf(transport as Transport, limits, both);
    return { ...answer, transport: kind };
  } catch (error) {
    throw limited.failure() ?? error;
  } finally {
    await transport.close();
  }
}

/** Asks for the tools over streamable HTTP, or over HTTP with SSE where the server knows only that. */
export async function askAddress(
  target: HttpTarget,
  limits: ScanLimits,
  signal: AbortSignal,
): Promise<AddressAnswer> {
  try {
    if (target.sse) return await ask(target, 'sse', limits, signal);
    try {
      return await ask(target, 'streamable-http', limits, signal);
    } catch (error) {
      const code = error instanceof StreamableHTTPError ? (error.code ?? 0) : 0;
      if (code < 400 || code > 499 || code === 401 || code === 403) throw error;
      return await ask(target, 'sse', limits, signal);
    }
  } catch (error) {
    throw explained(error as Error);
  }
}

interface LimitedFetch {
  readonly fetch: (url: string | URL, init?: RequestInit) => Promise<Response>;
  /** Set when a body was cut off. */
  readonly failure: () => Error | undefined;
}

/** `fetch` that stops when all bodies together are larger than the limit. */
function limitedFetch(bytes: number, stop: (reason: Error) => void): LimitedFetch {
  let received = 0;
  let failure: Error | undefined;
  const count = () =>
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        received += chunk.length;
        if (received <= bytes) return controller.enqueue(chunk);
        failure ??= tooManyBytes(bytes);
        controller.error(failure);
        stop(failure);
      },
    });
  return {
    failure: () => failure,
    fetch: async (url, init) => {
      const response = await fetch(url, init);
      if (!response.body) return response;
      const { status, statusText, headers } = response;
      return new Response(response.body.pipeThrough(count()), { status, statusText, headers });
    },
  };
}
