import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerTo } from './stub-answer.ts';

export interface StubHost {
  readonly origin: string;
  /** Path and query of each address at which a client began a session. */
  readonly reached: ReadonlySet<string>;
  forget(): void;
  close(): void;
}

/** A hosted MCP server at every address of one port of the loopback device. */
export async function startHost(): Promise<StubHost> {
  const reached = new Set<string>();
  const server = createServer(async (request, response) => {
    const { url = '/' } = request;
    if (request.method !== 'POST' || url.includes('.well-known')) {
      response
        .writeHead(request.method === 'GET' && !url.includes('.well-known') ? 405 : 404)
        .end();
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const message = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    if (message.method === 'initialize') reached.add(url);
    const answer = answerTo(message);
    if (!answer) response.writeHead(202).end();
    else
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    reached,
    forget: () => reached.clear(),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
