import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Policy, policySchema } from '#domain/policy/policy.ts';
import { bundledGuard, type Ended } from './testing/started.ts';

/** It stands in what a client sends, and must never be printed or kept. */
const SECRET = 'xq7-secret-xq7';
const MEGABYTE = 1024 * 1024;

let guard: Awaited<ReturnType<typeof bundledGuard>>;
beforeAll(async () => {
  guard = await bundledGuard();
});
beforeEach(() => rmSync(join(guard.folder, 'state'), { recursive: true, force: true }));
afterAll(() => guard.remove());

const call = (tool: string, tool_input: unknown) => ({
  session_id: 's',
  hook_event_name: 'PreToolUse',
  tool_name: `mcp__srv-a__${tool}`,
  mcp_server: { name: 'srv-a' },
  tool_input,
});
const prompt = (text: string) => ({
  session_id: 's',
  hook_event_name: 'UserPromptSubmit',
  prompt: text,
});
const result = (tool_response: unknown) => ({
  session_id: 's',
  hook_event_name: 'PostToolUse',
  tool_name: 'mcp__srv-a__look_up',
  tool_response,
});
const tell = (event: unknown, env?: Record<string, string>) =>
  guard.run(['hook', 'claude-code'], event, env);

function kept(): string {
  const folder = join(guard.folder, 'state');
  if (!existsSync(folder)) return '';
  return readdirSync(folder, { withFileTypes: true })
    .map(
      (entry) =>
        entry.name + (entry.isFile() ? readFileSync(join(folder, entry.name), 'latin1') : ''),
    )
    .join('');
}

function expectFailure({ code, out, err }: Ended, wanted: number, text: RegExp): void {
  expect({ code, out }).toEqual({ code: wanted, out: '' });
  expect(err).toMatch(text);
  expect(err.length).toBeLessThan(1000);
  expect(err + kept()).not.toContain(SECRET);
}

function writePolicy(policy: unknown): string {
  const file = join(guard.folder, 'other.json');
  writeFileSync(file, typeof policy === 'string' ? policy : JSON.stringify(policy));
  return file;
}

const withPolicy = (policy: unknown, event: unknown) =>
  guard.run(['--policy', writePolicy(policy), 'hook', 'claude-code'], event);

const manyTools = (servers: number, tools: number): Policy =>
  policySchema.parse({
    unlisted: 'ask',
    servers: Array.from({ length: servers }, (_, server) => ({
      server: `s${server}`,
      as: server === servers - 1 ? 'srv-a' : `s${server}`,
      tools: Object.fromEntries(
        Array.from({ length: tools }, (_, tool) => [`tool_${tool}`, { decision: 'deny' }]),
      ),
    })),
  });

describe('large inputs', () => {
  it.each([
    ['one server of 50,000 tools', manyTools(1, 50_000)],
    ['1,000 servers', manyTools(1_000, 40)],
  ])('judges a call by a policy of %s', async (_name, policy) => {
    const { code, out } = await withPolicy(policy, call('tool_7', {}));
    expect(code).toBe(0);
    expect(out).toContain('"deny"');
  });

  it('refuses a policy of more than 8 MB', async () => {
    const policy = JSON.stringify(manyTools(1, 10)) + ' '.repeat(8 * MEGABYTE);
    expectFailure(await withPolicy(policy, call('tool_7', {})), 2, /too large/);
  });

  it('hears a prompt of 30 MB, and its first words name', async () => {
    const text = `Write to bob@example.org. ${SECRET} ${'many words follow '.repeat(1_700_000)}`;
    expect(await tell(prompt(text))).toEqual({ code: 0, out: '', err: '' });
    expect((await tell(call('do_it', { to: 'eve@example.org' }))).out).toContain('"ask"');
    expect((await tell(call('do_it', { to: 'bob@example.org' }))).out).toBe('');
    expect(kept()).not.toMatch(/xq7|bob/);
  });

  it.each([
    ['one word', 'a'.repeat(MEGABYTE)],
    ['marks', '.,;:!?)]}'.repeat(100_000)],
    ['openings', '((((<<<'.repeat(100_000)],
    ['blanks', ' \t\n'.repeat(300_000)],
    ['signs that combine', 'e\u0301\u0302'.repeat(300_000)],
    ['addresses', 'https://a.b/'.repeat(90_000)],
    ['slashes', 'a/b '.repeat(200_000)],
    ['digits', '1,234,567 '.repeat(90_000)],
  ])('hears and sees a megabyte of %s', async (_name, text) => {
    expect((await tell(prompt(text))).code).toBe(0);
    expect((await tell(result([{ type: 'text', text }]))).code).toBe(0);
  });

  it('does not read an input of 100 MB, and says so', async () => {
    const value = Buffer.alloc(100 * MEGABYTE, `${SECRET} `);
    const before = Buffer.from(
      '{"session_id":"s","hook_event_name":"PostToolUse","tool_response":"',
    );
    const input = Buffer.concat([before, value, Buffer.from('"}')]);
    expectFailure(await tell(input), 2, /input is too large/);
  });

  it.each([
    ['arguments', call('look_up', 'HERE')],
    ['a result', result('HERE')],
  ])('ends where %s are nested a million times', async (_name, event) => {
    const deep = `${'[{"a":'.repeat(500_000)}"${SECRET}"${'}]'.repeat(500_000)}`;
    const text = JSON.stringify(event).replace('"HERE"', `{"a":${deep}}`);
    const { code, out, err } = await tell(text);
    expect([0, 1, 2]).toContain(code);
    if (code !== 0) expectFailure({ code, out, err }, code ?? 0, /^toolward-guard: ./);
    expect(out + err).not.toContain(SECRET);
  });

  it('judges a call of many arguments', async () => {
    const many = Object.fromEntries(Array.from({ length: 200_000 }, (_, at) => [`a${at}`, SECRET]));
    const { code, out } = await tell(call('do_it', { ...many, to: Object.keys(many) }));
    expect(code).toBe(0);
    expect(out).toContain('"ask"');
    expect(out + kept()).not.toContain(SECRET);
  });
});

describe('a pattern that takes for ever', () => {
  const SLOW: Policy = policySchema.parse({
    unlisted: 'deny',
    servers: [
      {
        server: 'a',
        as: 'srv-a',
        tools: {
          slow: {
            decision: 'allow',
            conditions: [{ argument: 'a', is: 'matches', value: '^(a+)+$' }],
          },
          quick: { decision: 'deny' },
        },
      },
    ],
  });
  const endless = { a: `${'a'.repeat(60)}${SECRET}` };

  it('ends the hook at its deadline, and keeps no lock', async () => {
    const began = performance.now();
    const file = writePolicy(SLOW);
    const args = ['--policy', file, 'hook', 'claude-code'];
    expectFailure(await guard.run(args, call('slow', endless)), 2, /no answer in time/);
    expect(performance.now() - began).toBeLessThan(9_000);
    expect((await guard.run(args, call('quick', {}))).out).toContain('"deny"');
    expect((await guard.run(args, call('slow', { a: 'aaa' }))).code).toBe(0);
  });
});

describe('broken states', () => {
  const file = () => join(guard.folder, 'state', readdirSync(join(guard.folder, 'state'))[0] ?? '');
  const session = async () => {
    await tell(prompt('Write to bob@example.org'));
    return file();
  };

  it.each([
    ['empty', () => Buffer.alloc(0)],
    ['cut', (bytes: Buffer) => bytes.subarray(0, bytes.length - 5)],
    ['longer', (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc(12)])],
    ['without a line', () => Buffer.alloc(1000, 'a')],
    ['of version 1', () => Buffer.from('{"version":1,"salt":"a","calls":[]}\n')],
    [
      'of version 3',
      (bytes: Buffer) =>
        Buffer.from(bytes.toString('latin1').replace('"version":2', '"version":3'), 'latin1'),
    ],
    [
      'with other fields',
      (bytes: Buffer) => Buffer.from(bytes.toString('latin1').replace('{', '{"x":1,'), 'latin1'),
    ],
    [
      'with an odd mark',
      (bytes: Buffer) =>
        Buffer.from(bytes.toString('latin1').replace('"marks":[]', '"marks":["x"]'), 'latin1'),
    ],
  ])('refuses calls in a session whose file is %s', async (_name, change) => {
    const path = await session();
    writeFileSync(path, change(readFileSync(path)));
    expectFailure(await tell(call('look_up', { a: SECRET })), 2, /broken or of another version/);
    // A prompt that cannot be kept is not taken away from the person.
    expectFailure(await tell(prompt(SECRET)), 1, /broken or of another version/);
    rmSync(path);
    expect((await tell(call('look_up', {}))).code).toBe(0);
  });

  it('refuses calls where the file of a session is a folder', async () => {
    const path = await session();
    rmSync(path);
    mkdirSync(path);
    expectFailure(await tell(call('look_up', {})), 2, /is no file/);
  });

  it('refuses calls where sessions cannot be kept', async () => {
    const path = join(guard.folder, 'a-file');
    writeFileSync(path, '');
    const under = join(path, 'state');
    expectFailure(await tell(call('look_up', {}), { TOOLWARD_STATE: under }), 2, /ENOTDIR/);
    expectFailure(await tell(call('look_up', {}), { TOOLWARD_STATE: path }), 2, /EEXIST|no folder/);
  });
});
