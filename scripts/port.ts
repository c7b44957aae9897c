import { createServer } from 'node:net';

/**
 * The number that `--port` states. Throws, with a sentence for the user, where it is no port, or
 * one on which another program listens.
 */
export async function freePort(text: string): Promise<number> {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`--port ${text} is not a port: use a number from 1 to 65535.`);
  }
  const server = createServer();
  try {
    await new Promise<void>((done, fail) => {
      server.once('error', fail).listen(port, 'localhost', done);
    });
    return port;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new Error(
      `Port ${port} is taken: end the program that uses it, or choose another one with --port.`,
    );
  } finally {
    if (server.listening) await new Promise((done) => server.close(done));
  }
}
