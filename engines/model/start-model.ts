import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { findMarker } from '../stub/marker.ts';
import { type Dialect, type ModelCall, type Reply, sendJson, type WireName } from './dialect.ts';

export interface PlannedCall {
  /** Which tool of which stub server. */
  readonly marker: string;
  readonly arguments: object;
  /** After which prompt of the user it is made; the first is 0, which is also the default. */
  readonly step?: number;
  /** In the same turn as the call before it. */
  readonly together?: boolean;
}

/** A mark in the prompt of a step, by which the model knows how far the session is. */
export const stepMark = (step: number): string => (step === 0 ? '' : ` (step ${step})`);

/** What the model says at the end of a step. */
export const doneWith = (step: number): string =>
  step === 0 ? 'Done.' : `Done with step ${step}.`;

function stepIn(body: unknown): number {
  const marks = JSON.stringify(body).matchAll(/\(step (\d+)\)/g);
  return Math.max(0, ...Array.from(marks, ([, step]) => Number(step)));
}

export interface Model {
  readonly url: string;
  /** Every stub tool that the client offered in any turn, by marker. */
  readonly offered: ReadonlyMap<string, WireName>;
  /** Places in the plan of the calls that the model made. */
  readonly made: ReadonlySet<number>;
  /** What the client answered to each planned call, by its place in the plan. */
  readonly answers: readonly (string | undefined)[];
  /** Place of the call that it made last; undefined before the first. */
  readonly latest: () => number | undefined;
  /** Turns in which the client offered tools at all. */
  readonly turns: () => number;
  close(): void;
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return {};
  }
}

/**
 * A model on the loopback device that makes the planned calls of each step, one a turn where they are
 * not planned together, and then says that it is done. A tool that the client does not offer is called by the name in `known`, as a model would
 * that has heard of it; a call without any name is passed over.
 */
export async function startModel(
  dialect: Dialect,
  plan: readonly PlannedCall[],
  known: ReadonlyMap<string, WireName>,
): Promise<Model> {
  const offered = new Map<string, WireName>();
  const answers: (string | undefined)[] = plan.map(() => undefined);
  const made = new Set<number>();
  let turns = 0;
  let asked: number[] = [];

  function reply(results: readonly string[], step: number): Reply {
    for (const [index, place] of asked.entries()) answers[place] = results[index] ?? answers[place];
    if (results.length < asked.length) asked = asked.slice(0, results.length);
    const calls: ModelCall[] = [];
    for (let place = (asked.at(-1) ?? -1) + 1; place < plan.length; place += 1) {
      const call = plan[place];
      if (!call || (call.step ?? 0) > step || (calls.length > 0 && !call.together)) break;
      const name = offered.get(call.marker) ?? known.get(call.marker);
      if (!name) continue;
      asked.push(place);
      made.add(place);
      calls.push({ call: name, id: `call_${place}`, arguments: call.arguments });
    }
    return calls.length > 0 ? { calls } : { text: doneWith(step) };
  }

  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    if (!dialect.isTurn(request.url ?? '')) {
      return sendJson(response, { object: 'list', data: [], models: [], input_tokens: 1 });
    }
    const approval = dialect.approval?.(body);
    if (approval !== undefined) return dialect.send(response, body, { text: approval });
    const tools = dialect.offered(body);
    for (const { name, namespace, description } of tools) {
      const found = findMarker(description);
      if (found) offered.set(found, namespace === undefined ? { name } : { name, namespace });
    }
    if (tools.length === 0) return dialect.send(response, body, { text: 'Done.' });
    turns += 1;
    dialect.send(response, body, reply(dialect.results(body), stepIn(body)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    offered,
    made,
    answers,
    latest: () => asked.at(-1),
    turns: () => turns,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
