import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { hearUser } from '../judge.ts';
import { fileStore } from '../session-store.ts';
import { commandOf, connect, POLICY, start } from './testing/wrapped.ts';

type Connected = Awaited<ReturnType<typeof connect>>;
const open: Connected[] = [];
afterEach(async () => {
  for (const { client } of open.splice(0)) await client.close();
});
async function connected(...args: Parameters<typeof connect>): Promise<Connected> {
  const made = await connect(...args);
  open.push(made);
  return made;
}
const yes = () => ({ action: 'accept' as const, content: { ok: true } });

test('an allowed call runs', async () => {
  const { call, reached } = await connected();
  expect(await call('look_up')).toMatchObject({ isError: false });
  expect(reached()).toEqual(['look_up']);
});

test('a call that a person agrees to runs, and the question shows it', async () => {
  const questions: string[] = [];
  const { call, reached } = await connected({}, (message) => {
    questions.push(message);
    return yes();
  });
  expect((await call('remove', { path: '/a\u202eb' })).text).toContain('REACHED remove');
  expect(questions).toEqual([expect.stringContaining('Run remove of srv-a?')]);
  expect(questions[0]).toContain('It cannot be undone.');
  expect(questions[0]).toContain('path: "/a\\u{202e}b"');
  expect(reached()).toEqual(['remove']);
});

test.each([
  ['accept with false', { action: 'accept' as const, content: { ok: false } }],
  ['accept with a text', { action: 'accept' as const, content: { ok: 'true' } }],
  ['accept with nothing', { action: 'accept' as const }],
  ['accept with another field', { action: 'accept' as const, content: { yes: true } }],
  ['decline', { action: 'decline' as const }],
  ['cancel', { action: 'cancel' as const }],
])('the answer "%s" refuses the call with the reason', async (_, answer) => {
  const { call, reached } = await connected({}, () => answer);
  const { text, isError } = await call('remove');
  expect(isError).toBe(true);
  expect(text).toContain('The rule asks a person before each call.');
  expect(reached()).toEqual([]);
});

test('an error of the client in place of an answer refuses the call', async () => {
  const { call, reached } = await connected({}, () => {
    throw new Error('no');
  });
  expect(await call('remove')).toMatchObject({ isError: true });
  expect(reached()).toEqual([]);
});

test('a client that cannot ask gets a refusal', async () => {
  const { call, reached } = await connected();
  expect((await call('remove')).text).toContain('This client cannot ask a person');
  expect(reached()).toEqual([]);
});

test('a question that nobody answers is taken back, and the call refused', async () => {
  let isWithdrawn = false;
  const { call, reached } = await connected({ options: ['--patience', '0.3'] }, (_, signal) => {
    return new Promise((done) =>
      signal.addEventListener('abort', () => {
        isWithdrawn = true;
        done(yes());
      }),
    );
  });
  expect((await call('remove')).text).toContain('Nobody answered in time');
  expect(isWithdrawn).toBe(true);
  expect(await call('look_up')).toMatchObject({ isError: false });
  expect(reached()).toEqual(['look_up']);
});

test('a call that the client cancels while a person is asked never reaches the server', async () => {
  const stop = new AbortController();
  let isWithdrawn = false;
  const { call, reached, logged } = await connected({}, (_, signal) => {
    signal.addEventListener('abort', () => {
      isWithdrawn = true;
    });
    stop.abort();
    return new Promise((done) => setTimeout(() => done(yes()), 300));
  });
  await expect(call('remove', {}, { signal: stop.signal })).rejects.toThrow();
  await new Promise((done) => setTimeout(done, 500));
  await call('look_up');
  expect(isWithdrawn).toBe(true);
  expect(reached()).toEqual(['look_up']);
  expect(logged()).not.toContainEqual({ notified: 'notifications/cancelled' });
});

test('a refused and a hidden tool are refused with the reason', async () => {
  const { call, reached } = await connected({}, yes);
  expect(await call('refused')).toEqual({
    isError: true,
    text: 'The call was refused. The rule refuses every call of this tool.',
  });
  expect(await call('secret')).toMatchObject({ isError: true });
  expect(reached()).toEqual([]);
});

test('a hidden tool is not in the list, the others are', async () => {
  const { client } = await connected();
  const names = (await client.listTools()).tools.map(({ name }) => name);
  expect(names).not.toContain('secret');
  expect(names).toContain('remove');
  expect(names).toHaveLength(8);
});

test('a server that answers with ids of another type passes nothing by', async () => {
  const { client, call } = await connected({ mode: 'text-ids' });
  const names = (await client.listTools()).tools.map(({ name }) => name);
  expect(names).not.toContain('secret');
  await call('read_page');
  expect(await call('send')).toMatchObject({ isError: true });
});

test('an unlisted tool is asked about, and runs once the list marks it as read-only', async () => {
  const { client, call, reached } = await connected();
  expect(await call('extra')).toMatchObject({ isError: true });
  await client.listTools();
  expect(await call('extra')).toMatchObject({ isError: false });
  expect(await call('unheard')).toMatchObject({ isError: true });
  expect(await call('__proto__')).toMatchObject({ isError: true });
  expect(reached()).toEqual(['extra']);
});

test('parallel calls count too: the sixth of five is refused', async () => {
  const { call, reached } = await connected();
  const results = await Promise.all(
    Array.from({ length: 6 }, (_, at) => call('limited', { at, wait: 50 })),
  );
  expect(results.map(({ isError }) => isError)).toEqual([false, false, false, false, false, true]);
  expect(results[5]?.text).toContain('The limit of 5 calls a day is reached.');
  expect(reached()).toHaveLength(5);
});

test('sending runs before text of outsiders was read, and not after', async () => {
  const { call, reached } = await connected();
  expect(await call('send')).toMatchObject({ isError: false });
  await call('read_page');
  expect((await call('send')).text).toContain('After content that outsiders can write was read');
  expect(reached()).toEqual(['send', 'read_page']);
});

test('a resource counts as text of outsiders', async () => {
  const { client, call } = await connected();
  await client.readResource({ uri: 'stub://page' });
  expect(await call('send')).toMatchObject({ isError: true });
});

test('an address runs once a result of the session held it', async () => {
  const { call } = await connected();
  const url = 'https://seen.example/page';
  expect(await call('fetch', { url })).toMatchObject({ isError: true });
  await call('look_up');
  expect(await call('fetch', { url })).toMatchObject({ isError: false });
  expect(await call('fetch', { url: `${url}?leak=1` })).toMatchObject({ isError: true });
});

test('SQL that only reads runs, other SQL is asked about', async () => {
  const { call } = await connected();
  expect(await call('query', { sql: 'SELECT name FROM users' })).toMatchObject({ isError: false });
  expect(await call('query', { sql: 'DELETE FROM users' })).toMatchObject({ isError: true });
});

test('parallel questions are answered each for its own call', async () => {
  const { call, reached, logged } = await connected({}, async (message) => {
    await new Promise((done) => setTimeout(done, message.includes('"first"') ? 200 : 10));
    return message.includes('"second"') ? { action: 'decline' } : yes();
  });
  const results = await Promise.all(
    ['first', 'second', 'third'].map((path) => call('remove', { path })),
  );
  expect(results.map(({ isError }) => isError)).toEqual([false, true, false]);
  expect(reached()).toHaveLength(2);
  expect(JSON.stringify(logged())).not.toContain('second');
});

test('messages of a megabyte pass both ways', async () => {
  const { call, logged } = await connected();
  const size = 1_000_000;
  const { text } = await call('look_up', { size, body: 'ü\u2028'.repeat(size / 2) });
  expect(text).toHaveLength('REACHED look_up see https://seen.example/page. '.length + size);
  const { arguments: args } = logged().at(-1) as unknown as { arguments: { body: string } };
  expect(args.body).toHaveLength(size);
});

test.each([
  ['missing', null],
  ['not JSON', '{'],
  ['of another form', { unlisted: 'allow' }],
  ['about other servers', { ...POLICY, servers: [{ server: 'b', as: 'b', tools: {} }] }],
])('a policy that is %s refuses every call and says so', async (_, policy) => {
  const { client, call, reached, stderr } = await connected({ policy }, yes);
  expect((await client.listTools()).tools).toHaveLength(9);
  const { text, isError } = await call('look_up');
  expect(isError).toBe(true);
  expect(text).toContain('toolward-guard cannot use its policy');
  expect(stderr()).toContain('Every call of a tool of srv-a is refused.');
  expect(reached()).toEqual([]);
});

test('lines pass byte for byte, also malformed and unknown ones', async () => {
  const { write, until, lines, logged, child, ended } = start();
  const unknown = ' {"jsonrpc":"2.0", "id":12345678901234567890, "method":"x/y"}';
  write('no JSON');
  write('');
  write(unknown);
  await until(() => lines().length === 3);
  expect(logged()).toContainEqual({ malformed: 'no JSON' });
  expect(logged()).toContainEqual({ malformed: '' });
  expect(lines()).toContain('not understood: no JSON');
  child.stdin?.end();
  expect(await ended).toBe(7);
});

test('a call that only a lenient parser can read is not passed on', async () => {
  const { write, until, lines, reached, child, ended } = start();
  write(
    '{"jsonrpc":"2.0","id":1,"method":"tools\\/c\\u0061ll","params":{"name":"secret","x":NaN}}',
  );
  await until(() => lines().length === 1);
  expect(JSON.parse(lines()[0] ?? '')).toMatchObject({ error: { code: -32700 } });
  child.stdin?.end();
  await ended;
  expect(reached()).toEqual([]);
});

test('each call of a batch is judged, and calls without an id too', async () => {
  const { write, until, lines, reached, child, ended } = start();
  const call = (id: number | undefined, name: string) => ({
    jsonrpc: '2.0',
    ...(id === undefined ? {} : { id }),
    method: 'tools/call',
    params: { name, arguments: {} },
  });
  write([call(1, 'look_up'), call(2, 'refused'), call(3, 'look_up')]);
  write(call(undefined, 'refused'));
  write({ ...call(4, 'look_up'), params: { name: 'look_up', arguments: 'text' } });
  write({ ...call(5, 'look_up'), params: { arguments: {} } });
  await until(() => lines().length === 5);
  const answers = lines().map((line) => JSON.parse(line));
  const refused = answers.filter(({ result }) => result.isError).map(({ id }) => id);
  expect(refused.sort()).toEqual([2, 4, 5]);
  child.stdin?.end(JSON.stringify(call(6, 'secret')));
  await ended;
  expect(reached()).toEqual(['look_up', 'look_up']);
});

test('a call that cannot be shown to a person is refused, and the wrapper goes on', async () => {
  const { write, until, lines, reached, child, ended } = start();
  write({
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: { capabilities: { elicitation: {} } },
  });
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const head = '{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"remove"';
  write(`${head},"arguments":{"deep":${deep}}}}`);
  await until(() => lines().length === 2);
  expect(lines().join()).toContain('toolward-guard failed to judge it');
  write({ jsonrpc: '2.0', id: 3, method: 'tools/call', params: { name: 'look_up' } });
  await until(() => lines().length === 3);
  child.stdin?.end();
  await ended;
  expect(reached()).toEqual(['look_up']);
});

test('a pattern that takes for ever refuses the call, and the wrapper goes on', async () => {
  const [server] = POLICY.servers;
  const conditions = [{ argument: 'a', is: 'matches' as const, value: '^(a+)+$' }];
  const look_up = { decision: 'allow' as const, limits: [], conditions };
  const policy = { ...POLICY, servers: [{ ...server, tools: { ...server?.tools, look_up } }] };
  const { call, reached } = await connected({ policy });
  expect(await call('look_up', { a: `${'a'.repeat(60)}!` })).toEqual({
    isError: true,
    text: expect.stringContaining('cannot judge it: no answer in time'),
  });
  expect((await call('look_up', { a: 'aaa' })).isError).toBe(false);
  expect(reached()).toEqual(['look_up']);
});

test('the session of Codex is read from each call', async () => {
  const variables = { CLAUDE_CODE_SESSION_ID: 'around' };
  const { write, until, lines, child, ended } = start({ variables });
  const call = (id: number, name: string, session_id: string) => ({
    jsonrpc: '2.0',
    id,
    method: 'tools/call',
    params: { name, arguments: {}, _meta: { 'x-codex-turn-metadata': { session_id } } },
  });
  const one = `${process.pid}-${Date.now()}`;
  write(call(1, 'read_page', one));
  await until(() => lines().length === 1);
  write(call(2, 'send', one));
  write(call(3, 'send', `${one}-other`));
  await until(() => lines().length === 3);
  const failed = lines()
    .map((line) => JSON.parse(line))
    .filter(({ result }) => result.isError);
  expect(failed.map(({ id }) => id)).toEqual([2]);
  child.stdin?.end();
  await ended;
});

test('servers that one client started share a session, also where it tells no id', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'state-'));
  const variables = { TOOLWARD_STATE: folder };
  const [reader, sender] = [await connected({ variables }), await connected({ variables })];
  expect(await sender.call('send')).toMatchObject({ isError: false });
  await reader.call('read_page');
  expect(await sender.call('send')).toMatchObject({ isError: true });
});

test('what a hook of the same session heard from the user counts', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'state-'));
  const url = 'https://named.example/form';
  fileStore(folder).update('session-1', (state) => hearUser(state, `Fill in ${url} please`));
  const variables = { TOOLWARD_STATE: folder, CLAUDE_CODE_SESSION_ID: 'session-1' };
  const { call } = await connected({ variables });
  expect(await call('fetch', { url })).toMatchObject({ isError: false });
  expect(await call('fetch', { url: `${url}/b` })).toMatchObject({ isError: true });
  await call('read_page');
  fileStore(folder).update('session-1', ({ marks }) =>
    expect(marks).toEqual(['untrusted-content']),
  );
});

test('a session file that cannot be used refuses every call', async () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'state-')), 'file');
  writeFileSync(folder, '');
  const variables = { TOOLWARD_STATE: folder, COPILOT_AGENT_SESSION_ID: 'session-1' };
  const { call, reached } = await connected({ variables });
  const { text, isError } = await call('look_up');
  expect(isError).toBe(true);
  expect(text).toContain('toolward-guard cannot judge it');
  expect(reached()).toEqual([]);
});

test('a call that a person declines brings nothing into the session', async () => {
  const policy = structuredClone(POLICY);
  policy.servers[0]?.brings?.['untrusted-content'].push('remove');
  let answer: 'decline' | 'accept' = 'decline';
  const { call } = await connected({ policy }, () => ({ action: answer, content: { ok: true } }));
  expect(await call('remove')).toMatchObject({ isError: true });
  expect(await call('send')).toMatchObject({ isError: false });
  answer = 'accept';
  expect(await call('remove')).toMatchObject({ isError: false });
  expect(await call('send')).toMatchObject({ isError: true });
});

test('a server that ends ends the wrapper, with its exit code', async () => {
  const { write, ended } = start({ mode: 'crash' });
  write({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'look_up' } });
  expect(await ended).toBe(3);
});

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s reaches the server', async (signal) => {
  const { child, ended, logged, until } = start();
  await until(() => logged().length > 0);
  child.kill(signal);
  expect(await ended).toBe(40);
  expect(logged()).toContainEqual({ signal });
});

test('wrong arguments and a server that cannot be started end with a message', () => {
  const { command, args, env } = commandOf();
  const run = (given: string[]) =>
    spawnSync(command, [...args.slice(0, 2), ...given], { env, encoding: 'utf8', input: '' });
  expect(run(['--server', 'srv-a'])).toMatchObject({ status: 2, stdout: '' });
  expect(run(['--', 'node']).stderr).toContain('--server is missing');
  expect(run(['--server', 'a', '--pol', 'x', '--', 'node']).status).toBe(2);
  const missing = run(['--server', 'a', '--', '/nowhere/at/all']);
  expect(missing.status).toBe(127);
  expect(missing.stderr).toContain('could not be started');
});

test('each call is a line in the log where the user wants one', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'wrap-log-')), 'log.jsonl');
  const { call } = await connected({ variables: { TOOLWARD_LOG: file } });
  await call('look_up', { id: 'secret' });
  await call('remove');
  const lines = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const all = { time: expect.any(String), client: 'wrap', server: 'srv-a', because: 'rule' };
  expect(lines).toEqual([
    { ...all, tool: 'look_up', outcome: 'allowed', answer: 'allow' },
    { ...all, tool: 'remove', outcome: 'asked', answer: 'ask' },
  ]);
});
