import { parentPort } from 'node:worker_threads';
import type { ServerModel } from './model.ts';
import { type NumberedServer, type Preparer, preparer } from './prepare-server.ts';

/** What the main thread sends: first the model, then servers in chunks. */
export type ToWorker =
  | { readonly model: ServerModel }
  | { readonly chunk: number; readonly servers: readonly NumberedServer[] };

let making: Preparer | undefined;

parentPort?.on('message', (message: ToWorker) => {
  if ('model' in message) {
    making = preparer(message.model);
    return;
  }
  const { chunk, servers } = message;
  const prepared = servers.map(({ server, first }) =>
    making?.prepare(making.assess(server), first),
  );
  parentPort?.postMessage({ chunk, prepared });
});
