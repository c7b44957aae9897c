import type { ServerResponse } from 'node:http';

/** A tool as a client offers it to the model. */
export interface OfferedTool {
  readonly name: string;
  /** Codex offers the tools of a server inside a namespace. */
  readonly namespace?: string;
  readonly description: unknown;
}

export type WireName = Pick<OfferedTool, 'name' | 'namespace'>;

export interface ModelCall {
  readonly call: WireName;
  readonly id: string;
  readonly arguments: object;
}

/** What the model says: the calls of one turn, or that it is done. */
export type Reply = { readonly calls: readonly ModelCall[] } | { readonly text: string };

/** One way in which clients speak with a model. */
export interface Dialect {
  /** Is this request a turn of the conversation? */
  isTurn(path: string): boolean;
  offered(body: unknown): OfferedTool[];
  /** The results of earlier calls, in order. */
  results(body: unknown): string[];
  /**
   * The answer that lets a call run, where the client asks the model to judge it in a person's place;
   * undefined for every other turn.
   */
  approval?(body: unknown): string | undefined;
  send(response: ServerResponse, body: unknown, reply: Reply): void;
}

/** Reads a field of a value of unknown shape. */
export function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

export function startStream(response: ServerResponse): (event: object, type?: string) => void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  return (event, type) =>
    response.write(`${type ? `event: ${type}\n` : ''}data: ${JSON.stringify(event)}\n\n`);
}

export function sendJson(response: ServerResponse, body: object): void {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(body));
}
