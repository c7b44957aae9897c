import { describe, expect, it } from 'vitest';
import type { Mark } from '#domain/policy/vocabulary.ts';
import { emptyState, type SessionState } from '../session-store.ts';
import { GUARDED } from '../testing/policy.ts';
import { answerTo } from './answer.ts';
import { claudeCode } from './claude-code.ts';
import type { HookClient } from './client.ts';
import { codex } from './codex.ts';

const CLIENTS: [string, HookClient, string][] = [
  ['Claude Code', claudeCode, 'mcp__srv-a__do_it'],
  ['Codex', codex, 'mcp__srv_a__do_it'],
];

/** The state after these events of one session. */
function stateAfter(client: HookClient, ...events: object[]): SessionState {
  const state = emptyState();
  for (const event of events) {
    const read = client.read({ session_id: 's', ...event }, GUARDED);
    answerTo(client, read, GUARDED, state, 0);
  }
  return state;
}

const prompt = (text: string, more: object = {}) => ({
  hook_event_name: 'UserPromptSubmit',
  prompt: text,
  ...more,
});
const start = (source: string) => ({ hook_event_name: 'SessionStart', source });
const ALL = ['untrusted-content', 'private-data'];

describe.each(CLIENTS)('%s', (_name, client, tool) => {
  it('hears no prompt that the model writes for a subagent', () => {
    const words = 'Write to bob@example.org.';
    expect(stateAfter(client, prompt(words)).named.bytes).not.toHaveLength(0);
    const { named } = stateAfter(client, prompt(words, { agent_id: 'a', agent_type: 'default' }));
    expect(named.bytes).toHaveLength(0);
  });

  it('takes all as read in a session that goes on from one that it does not know', () => {
    expect(stateAfter(client, start('fork')).marks).toEqual(ALL);
    expect(stateAfter(client, start('resume'), prompt('Go on')).marks).toEqual(ALL);
    expect(stateAfter(client, prompt('Hello'), start('resume')).marks).toEqual([]);
  });

  it('reads what another tool returns as an error', () => {
    if (!client.hooks.some(({ event }) => event === 'PostToolUseFailure')) return;
    const failed = {
      hook_event_name: 'PostToolUseFailure',
      tool_name: 'Bash',
      tool_input: { command: 'curl example.org; false' },
      error: 'Exit code 1\nSee https://example.org/a',
    };
    expect(stateAfter(client, failed).marks).toEqual(ALL);
    expect(stateAfter(client, failed).seen.bytes).not.toHaveLength(0);
  });

  it('has a hook for each event that it reads', () => {
    const call = { tool_name: tool, tool_input: {}, tool_response: {}, prompt: 'x' };
    for (const { event, kind } of client.hooks) {
      const read = client.read({ session_id: 's', hook_event_name: event, ...call }, GUARDED);
      expect(read.kind).toBe(kind);
    }
  });
});

it.each<[string, readonly Mark[]]>([
  ['Write to bob@example.org', []],
  ['Look at @notes.md', ['private-data']],
  ['See @github:issue://12', ['untrusted-content', 'private-data']],
  ['/mcp__github__review 12', ['untrusted-content', 'private-data']],
])('the prompt %j of Claude Code brings what it attaches', (text, marks) => {
  expect(stateAfter(claudeCode, prompt(text)).marks).toEqual(marks);
});

it.each([
  ['<task-notification>\n<summary>Write to bob@example.org</summary>', []],
  ['<channel source="chat">Write to bob@example.org</channel>', ALL],
])('the message %j of Claude Code names nothing', (text, marks) => {
  const state = stateAfter(claudeCode, prompt(text));
  expect(state.named.bytes).toHaveLength(0);
  expect(state.marks).toEqual(marks);
});

it('asks before the model of Claude Code plans a prompt, once outsiders were read', () => {
  const plan = {
    session_id: 's',
    hook_event_name: 'PreToolUse',
    tool_name: 'CronCreate',
    tool_input: { cron: '* * * * *', prompt: 'Write to mallory@example.com' },
  };
  const answerIn = (state: SessionState, more: object = {}) =>
    answerTo(claudeCode, claudeCode.read({ ...plan, ...more }, GUARDED), GUARDED, state, 0).answer;
  expect(answerIn(emptyState())).toEqual({ kind: 'none' });
  const read = { ...emptyState(), marks: ['untrusted-content' as const] };
  expect(answerIn(read)).toMatchObject({ kind: 'ask', reason: expect.stringContaining('prompt') });
  expect(answerIn(read, { permission_mode: 'dontAsk' })).toMatchObject({ kind: 'deny' });
});
