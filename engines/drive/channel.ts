import type { Readable, Writable } from 'node:stream';

/** Lines of JSON to a client that runs, and from it. */
export interface Channel {
  send(message: object): void;
  /** What it sends, to be read once. It ends with the client; a line that is not JSON is passed over. */
  readonly messages: AsyncIterable<unknown>;
}

/** Not node:readline, which also ends a line at U+2028: a tool's name may hold one. */
async function* jsonLines(stream: Readable): AsyncIterable<unknown> {
  let rest = '';
  for await (const chunk of stream.setEncoding('utf8')) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      try {
        yield JSON.parse(line);
      } catch {
        // Something the client printed beside the protocol.
      }
    }
  }
}

export function openChannel(input: Writable, output: Readable): Channel {
  return {
    send: (message) => input.write(`${JSON.stringify(message)}\n`),
    messages: jsonLines(output),
  };
}
