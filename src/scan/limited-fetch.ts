import { tooManyBytes } from './scan-failed.ts';

export interface LimitedFetch {
  readonly fetch: (url: string | URL, init?: RequestInit) => Promise<Response>;
  /** Set when a body was cut off. */
  readonly failure: () => Error | undefined;
}

/** `fetch` that stops when all bodies together are larger than the limit. */
export function limitedFetch(bytes: number, stop: (reason: Error) => void): LimitedFetch {
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
