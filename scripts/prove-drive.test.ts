import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { openChannel } from '../engines/drive/channel.ts';
import { jsonRpc } from '../engines/drive/json-rpc.ts';
import { screenText } from '../engines/drive/screen.ts';

const ESCAPE = '\u001b';

test('a screen shows what the last movements of the cursor left', () => {
  const screen = screenText(20, 3);
  screen.write(`one\r\n${ESCAPE}[31mtwo${ESCAPE}[0m${ESCAPE}[1;2HX${ESCAPE}]0;title\u0007`);
  expect(screen.text()).toBe('oXe\ntwo\n');
  screen.write(`${ESCAPE}[2;1H${ESCAPE}`);
  screen.write('[K');
  expect(screen.text()).toBe('oXe\n\n');
  screen.write('a\r\nb\r\nc');
  expect(screen.text()).toBe('a\nb\nc');
  screen.write(`${ESCAPE}[2J`);
  expect(screen.text().trim()).toBe('');
});

test('a question in a protocol gets its answer, and a client that ends fails what waits', async () => {
  const [toClient, fromClient] = [new PassThrough(), new PassThrough()];
  const rpc = jsonRpc(openChannel(toClient, fromClient), (method) => ({ answered: method }));
  const sent: unknown[] = [];
  toClient.on('data', (chunk) => sent.push(JSON.parse(String(chunk))));
  const reply = rpc.request('start', {});
  const done = rpc.notification('done', (params) => params === 2);
  fromClient.write('not json\n{"id":7,"method":"may I?","params":{}}\n');
  fromClient.write('{"id":"r1","result":"started"}\n{"method":"done","params":1}\n');
  fromClient.write('{"method":"done","params":2}\n');
  expect(await reply).toBe('started');
  expect(await done).toBe(2);
  expect(sent).toContainEqual({ jsonrpc: '2.0', id: 7, result: { answered: 'may I?' } });
  const never = rpc.request('stop', {});
  fromClient.end();
  await expect(never).rejects.toThrow('The client has ended.');
});
