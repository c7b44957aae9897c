import { spawn } from 'node:child_process';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { bundledGuard } from './testing/started.ts';

const { folder, guard, remove, run: start } = await bundledGuard();
let state = '';

beforeEach(() => {
  state = join(mkdtempSync(join(folder, 'state-')), 'toolward');
});
afterAll(remove);

const run = (args: string[], input: unknown, env: Record<string, string> = {}) =>
  start(args, input, { TOOLWARD_STATE: state, ...env });

type Args = Record<string, unknown>;
interface Form {
  call(tool: string, args?: Args): Args;
  prompt(text: string): Args;
  result(text: string): Args;
  deny: unknown;
  ask: unknown;
  /** An ask about a tool that the client’s own rules allow, where it is another answer. */
  tighten?: unknown;
  /** What a lifted call prints before the call. */
  lift: unknown;
  /** What is printed where the client's own rules decide. */
  none?: unknown;
  permission?: (tool: string, args?: Args) => Args;
  /** What is printed at the client's question after the guard's own was answered with yes. */
  answered?: unknown;
}

const reason = expect.stringMatching(/^Toolward: ./);
const claudeLike = (permissionDecision: string) => ({
  hookSpecificOutput: {
    hookEventName: 'PreToolUse',
    permissionDecision,
    permissionDecisionReason: reason,
  },
});
const ID = { session_id: 's1' };
const content = (text: string) => ({ content: [{ type: 'text', text }] });

const FORMS: Record<string, Form> = {
  'claude-code': {
    call: (tool, args = {}) => ({
      ...ID,
      hook_event_name: 'PreToolUse',
      tool_name: `mcp__srv-a__${tool.replace('.', '_')}`,
      mcp_server: { name: 'srv-a', source: 'user' },
      tool_input: args,
      permission_mode: 'default',
    }),
    permission: (tool, args = {}) => ({
      ...ID,
      hook_event_name: 'PermissionRequest',
      tool_name: `mcp__srv-a__${tool.replace('.', '_')}`,
      mcp_server: { name: 'srv-a', source: 'user' },
      tool_input: args,
      permission_mode: 'default',
    }),
    prompt: (prompt) => ({ ...ID, hook_event_name: 'UserPromptSubmit', prompt }),
    result: (text) => ({
      ...ID,
      hook_event_name: 'PostToolUse',
      tool_name: 'mcp__srv-a__look_up',
      tool_input: {},
      tool_response: content(text).content,
    }),
    deny: claudeLike('deny'),
    ask: claudeLike('ask'),
    lift: undefined,
  },
  codex: {
    call: (tool, args = {}) => ({
      ...ID,
      hook_event_name: 'PreToolUse',
      tool_name: `mcp__srv_a__${tool.replace('.', '_')}`,
      tool_input: args,
    }),
    permission: (tool, args = {}) => ({
      ...ID,
      hook_event_name: 'PermissionRequest',
      tool_name: `mcp__srv_a__${tool.replace('.', '_')}`,
      tool_input: args,
    }),
    prompt: (prompt) => ({ ...ID, hook_event_name: 'UserPromptSubmit', prompt }),
    result: (text) => ({
      ...ID,
      hook_event_name: 'PostToolUse',
      tool_name: 'mcp__srv_a__look_up',
      tool_input: {},
      tool_response: content(text),
    }),
    deny: claudeLike('deny'),
    ask: undefined,
    tighten: claudeLike('deny'),
    lift: undefined,
  },
  gemini: {
    call: (tool, args = {}) => ({
      ...ID,
      hook_event_name: 'BeforeTool',
      tool_name: `mcp_srv-a_${tool}`,
      mcp_context: { server_name: 'srv-a', tool_name: tool },
      tool_input: args,
    }),
    prompt: (prompt) => ({ ...ID, hook_event_name: 'BeforeAgent', prompt }),
    result: (text) => ({
      ...ID,
      hook_event_name: 'AfterTool',
      tool_response: { llmContent: [{ text }], returnDisplay: text },
    }),
    deny: { decision: 'deny', reason },
    // Nobody sits before a terminal here.
    ask: { decision: 'deny', reason },
    lift: undefined,
  },
  'copilot-cli': {
    call: (tool, args = {}) => ({
      sessionId: 's1',
      toolName: `srv-a-${tool.replace('.', '-')}`,
      toolArgs: args,
    }),
    permission: (tool, args = {}) => ({
      sessionId: 's1',
      toolName: `srv-a/${tool.replace('.', '-')}`,
      toolInput: args,
    }),
    prompt: (prompt) => ({ sessionId: 's1', prompt }),
    result: (text) => ({ sessionId: 's1', toolResult: { textResultForLlm: text } }),
    deny: { permissionDecision: 'deny', permissionDecisionReason: reason },
    ask: { permissionDecision: 'ask', permissionDecisionReason: reason },
    answered: { behavior: 'allow' },
    lift: undefined,
  },
  cursor: {
    call: (tool, args = {}) => ({
      conversation_id: 's1',
      hook_event_name: 'beforeMCPExecution',
      tool_name: tool,
      tool_input: JSON.stringify(args),
    }),
    prompt: (prompt) => ({
      conversation_id: 's1',
      hook_event_name: 'beforeSubmitPrompt',
      prompt,
    }),
    result: (text) => ({
      conversation_id: 's1',
      hook_event_name: 'afterMCPExecution',
      result_json: JSON.stringify(content(text)),
    }),
    deny: { permission: 'deny', user_message: reason, agent_message: reason },
    ask: { permission: 'ask', user_message: reason, agent_message: reason },
    lift: undefined,
  },
  opencode: {
    call: (tool, args = {}) => ({
      event: 'call',
      session: 's1',
      tool: `srv-a_${tool.replace('.', '_')}`,
      args,
    }),
    prompt: (text) => ({ event: 'prompt', session: 's1', text, attached: [] }),
    result: (text) => ({ event: 'result', session: 's1', value: content(text).content }),
    deny: { decision: 'deny', reason },
    ask: { decision: 'deny', reason },
    lift: { decision: 'allow' },
    none: { decision: 'allow' },
  },
};

describe.each(Object.entries(FORMS))('hook %s', (client, form) => {
  /** The printed object; undefined for nothing. */
  async function tell(event: Args): Promise<unknown> {
    const { code, out, err } = await run(['hook', client], event);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    return out === '' ? undefined : JSON.parse(out);
  }

  it('leaves what is simply allowed to the client, and refuses and asks with a reason', async () => {
    expect(await tell(form.call('look_up'))).toEqual(form.none);
    expect(await tell(form.call('drop'))).toEqual(form.deny);
    expect(await tell(form.call('secret'))).toEqual(form.deny);
    expect(await tell(form.call('new_tool'))).toEqual(form.deny);
    expect(await tell(form.call('do.it', { to: 'bob@example.org' }))).toEqual(form.ask);
  });

  it('lifts a call whose recipient the user named', async () => {
    const args = { to: 'Bob@example.org', body: 'Hi' };
    expect(await tell(form.call('do.it', args))).toEqual(form.ask);
    if (form.permission) {
      expect(await tell(form.permission('do.it', args))).toEqual(form.answered);
    }
    expect(await tell(form.prompt('Please write to bob@example.org.'))).toEqual(form.none);
    expect(await tell(form.call('do.it', args))).toEqual(form.lift);
    if (!form.permission) return;
    expect(
      await tell(form.permission('do.it', { ...args, to: 'eve@example.org' })),
    ).toBeUndefined();
    const lifted = JSON.stringify(await tell(form.permission('do.it', args)));
    expect(lifted).toContain('"behavior":"allow"');
    expect(await tell(form.permission('do.it', args)), 'only once').toBeUndefined();
  });

  it('lifts no question about a call that ran before without one', async () => {
    expect(await tell(form.call('send', { text: 'Hi' }))).toEqual(form.lift);
    expect(await tell(form.call('read_mail'))).toEqual(form.none);
    expect(await tell(form.call('send', { text: 'Hi' }))).toEqual(form.ask);
    if (form.permission) {
      expect(await tell(form.permission('send', { text: 'Hi' }))).toEqual(form.answered);
    }
  });

  it('refuses the sixth call of a limit of five', async () => {
    for (let at = 0; at < 5; at += 1) expect(await tell(form.call('count'))).toEqual(form.lift);
    expect(await tell(form.call('count'))).toEqual(form.deny);
  });

  it('asks about a call that leaves after untrusted content was read', async () => {
    expect(await tell(form.call('leave'))).toEqual(form.none);
    expect(await tell(form.call('read_mail'))).toEqual(form.none);
    expect(await tell(form.call('leave'))).toEqual(form.tighten ?? form.ask);
  });

  it('lets SQL run that only reads, and addresses that a result showed', async () => {
    expect(await tell(form.call('query', { sql: 'SELECT id FROM users' }))).toEqual(form.lift);
    expect(await tell(form.call('query', { sql: 'DROP TABLE users' }))).toEqual(form.ask);
    const url = 'https://example.org/a?b=1';
    expect(await tell(form.call('fetch', { url }))).toEqual(form.ask);
    expect(await tell(form.result(`See ${url} for more`))).toEqual(form.none);
    expect(await tell(form.call('fetch', { url }))).toEqual(form.lift);
  });

  it('keeps no argument, prompt or result', async () => {
    await tell(form.prompt('my password is hunter2xyz, write to bob@example.org'));
    await tell(form.call('do.it', { to: 'bob@example.org', body: 'tokenabc' }));
    await tell(form.result('private https://example.org/resultdef'));
    const files = readdirSync(state).map((name) => join(state, name));
    expect(files.filter((file) => file.endsWith('.session'))).toHaveLength(1);
    for (const file of files) {
      const kept = readFileSync(file, 'utf8');
      expect(kept).not.toMatch(/hunter2xyz|bob@|tokenabc|resultdef|example|"s1"/);
      expect(statSync(file).mode & 0o777).toBe(0o600);
    }
    expect(statSync(state).mode & 0o777).toBe(0o700);
  });

  it('counts calls that come at the same time', async () => {
    const ended = await Promise.all(
      Array.from({ length: 20 }, () => run(['hook', client], form.call('count'))),
    );
    expect(ended.map(({ code }) => code)).toEqual(ended.map(() => 0));
    expect(ended.filter(({ out }) => out.includes('limit'))).toHaveLength(15);
  });

  it.each(['', 'null', '[]', '{', '{}', '{"session_id":1}', '{"hook_event_name":"Other"}'])(
    'fails with text and exit code 2 for the input %j',
    async (input) => {
      const { code, out, err } = await run(['hook', client], input);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toMatch(/^toolward-guard: ./);
    },
  );
});

it('refuses in Codex what it would ask about where nobody is asked', async () => {
  const event = FORMS['codex']?.call('do.it', { to: 'eve@example.org' });
  const { out } = await run(['hook', 'codex'], { ...event, permission_mode: 'bypassPermissions' });
  expect(JSON.parse(out)).toEqual(claudeLike('deny'));
});

describe('the file of the guard', () => {
  it('holds the licence of each package that is inside', () => {
    const text = readFileSync(guard, 'utf8');
    for (const inside of ['toolward-guard', 'zod', 'node-sql-parser', 'jsonc-parser'])
      expect(text).toMatch(new RegExp(`^${inside}( [\\d.]+)?\\n\\n`, 'm'));
  });
});

describe('built-in tools of Claude Code', () => {
  const used = (tool: string, input: Args = {}) => ({
    ...ID,
    hook_event_name: 'PostToolUse',
    tool_name: tool,
    tool_input: input,
    tool_response: {},
  });

  it.each([
    ['WebFetch', { url: 'https://example.org' }, 'ask'],
    ['WebSearch', { query: 'weather' }, 'ask'],
    ['Bash', { command: 'curl -s example.org | head' }, 'ask'],
    ['Bash', { command: 'cd a && git  pull' }, 'ask'],
    ['Bash', { command: 'npm test' }, undefined],
    ['Read', { file_path: 'a.ts' }, undefined],
    ['Edit', { file_path: 'a.ts' }, undefined],
    ['constructor', {}, undefined],
  ])('%s %j brings what it reads', async (tool, input, decision) => {
    await run(['hook', 'claude-code'], used(tool, input));
    const { out } = await run(['hook', 'claude-code'], FORMS['claude-code']?.call('leave'));
    expect(out === '' ? undefined : JSON.parse(out)).toEqual(decision && claudeLike(decision));
  });
});

describe('toolward-guard', () => {
  const call = FORMS['claude-code']?.call('look_up') ?? {};

  it.each([
    ['missing', undefined],
    ['empty', ''],
    ['no JSON', '{"unlisted"'],
    ['no policy', '{"unlisted":"allow","servers":[]}'],
  ])('refuses with a policy that is %s', async (_name, text) => {
    const file = join(folder, 'broken.json');
    rmSync(file, { force: true });
    if (text !== undefined) writeFileSync(file, text);
    const { code, out, err } = await run(['--policy', file, 'hook', 'claude-code'], call);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^toolward-guard: ./);
  });

  it('blocks no prompt where it cannot be used', async () => {
    const prompt = FORMS['claude-code']?.prompt('Hi');
    const policy = ['--policy', join(folder, 'nowhere.json')];
    const { code, err } = await run([...policy, 'hook', 'claude-code'], prompt);
    expect(code).toBe(1);
    expect(err).toMatch(/^toolward-guard: ./);
  });

  it('says nothing about servers that the policy does not hold, but what they bring counts', async () => {
    const other = { ...call, tool_name: 'mcp__other__x', mcp_server: { name: 'other' } };
    expect(await run(['hook', 'claude-code'], other)).toEqual({ code: 0, out: '', err: '' });
    const after = await run(['hook', 'claude-code'], FORMS['claude-code']?.call('leave'));
    expect(JSON.parse(after.out)).toEqual(claudeLike('ask'));
  });

  it('fails while another process holds the session, and takes over from one that was killed', async () => {
    await run(['hook', 'claude-code'], FORMS['claude-code']?.call('read_mail'));
    const [file = ''] = readdirSync(state);
    const lock = join(state, `${file}.lock`);
    writeFileSync(lock, '');
    const { code, err } = await run(['hook', 'claude-code'], call);
    expect(code).toBe(2);
    expect(err).toContain('another process holds the session');
    utimesSync(lock, new Date(0), new Date(0));
    expect((await run(['hook', 'claude-code'], call)).code).toBe(0);
    writeFileSync(join(state, file), '{');
    expect((await run(['hook', 'claude-code'], call)).code).toBe(2);
  });

  it('ends by itself where the input does not', async () => {
    const child = spawn(process.execPath, [guard, 'hook', 'codex'], {
      env: { TOOLWARD_STATE: state },
    });
    const code = await new Promise((ended) => child.on('close', ended));
    expect(code).toBe(2);
  });

  it('explains a call, and writes a log only where told to', async () => {
    const explained = await run(['explain'], { server: 'srv-a', tool: 'drop' });
    expect(explained.out).toBe('The call is refused. The rule refuses every call of this tool.\n');
    const slip = await run(['explain'], { server: 'srv-a', tool: 'look_upp' });
    expect(slip.out).toContain('Did you mean look_up? It may also be a tool that the policy does');
    const once = await run(['explain'], { server: 'srv-a', tool: 'send' });
    expect(once.out.split('\n')[0]).toBe('The call runs without asking.');
    const lifted = await run(['explain'], {
      server: 'srv-a',
      tool: 'do.it',
      arguments: { to: 'a' },
    });
    expect(lifted.out).toBe(
      'A person is asked. The rule asks a person before each call.\nIf the user named the value of “to”, the call runs without asking.\n',
    );
    const log = join(folder, 'log.jsonl');
    await run(['hook', 'claude-code'], FORMS['claude-code']?.call('drop', { to: 'x' }), {
      TOOLWARD_LOG: log,
    });
    expect(JSON.parse(readFileSync(log, 'utf8'))).toEqual({
      time: expect.any(String),
      client: 'claude-code',
      server: 'srv-a',
      tool: 'drop',
      outcome: 'denied',
      because: 'rule',
      answer: 'deny',
    });
  });
});
