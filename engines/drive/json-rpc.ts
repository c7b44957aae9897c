import { field } from '../model/dialect.ts';
import type { Channel } from './channel.ts';

export interface JsonRpc {
  /** Sends a request; fails with the client's error, or once the client has ended. */
  request(method: string, params: object): Promise<unknown>;
  notify(method: string, params?: object): void;
  /** Resolves with the parameters of the next notification of this method that fits. */
  notification(method: string, fits?: (params: unknown) => boolean): Promise<unknown>;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** JSON-RPC 2.0 with a client, as ACP and the app server of Codex speak it. `answer` gets its requests. */
export function jsonRpc(
  channel: Channel,
  answer: (method: string, params: unknown) => object | Promise<object>,
): JsonRpc {
  const requests = new Map<unknown, Waiting>();
  const notifications = new Set<Waiting & { method: string; fits: (params: unknown) => boolean }>();
  let ended: Error | undefined;
  let count = 0;

  function receive(message: unknown): void {
    const [id, method] = [field(message, 'id'), field(message, 'method')];
    const params = field(message, 'params');
    if (typeof method !== 'string') {
      const waiting = requests.get(id);
      requests.delete(id);
      const error = field(message, 'error');
      if (error === undefined) waiting?.resolve(field(message, 'result'));
      else waiting?.reject(new Error(JSON.stringify(error)));
    } else if (id !== undefined) {
      void Promise.resolve(answer(method, params)).then((result) =>
        channel.send({ jsonrpc: '2.0', id, result }),
      );
    } else {
      for (const waiting of notifications) {
        if (waiting.method !== method || !waiting.fits(params)) continue;
        notifications.delete(waiting);
        waiting.resolve(params);
      }
    }
  }

  async function listen(): Promise<void> {
    for await (const message of channel.messages) receive(message);
    ended = new Error('The client has ended.');
    for (const waiting of [...requests.values(), ...notifications]) waiting.reject(ended);
  }
  void listen();

  return {
    request(method, params) {
      if (ended) return Promise.reject(ended);
      count += 1;
      const id = `r${count}`;
      return new Promise((resolve, reject) => {
        requests.set(id, { resolve, reject });
        channel.send({ jsonrpc: '2.0', id, method, params });
      });
    },
    notify: (method, params) =>
      channel.send({ jsonrpc: '2.0', method, ...(params ? { params } : {}) }),
    notification(method, fits = () => true) {
      const next = new Promise((resolve, reject) => {
        if (ended) reject(ended);
        else notifications.add({ method, fits, resolve, reject });
      });
      // Whoever waits for it hears of the failure; until then it is nobody's.
      next.catch(() => {});
      return next;
    },
  };
}
