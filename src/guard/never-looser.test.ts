import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decide, type Outcome, type PastCall } from '#domain/policy/decide.ts';
import { type Policy, policySchema, ruleSchema } from '#domain/policy/policy.ts';
import { EMPTY_SESSION, marksOf } from '#domain/policy/session.ts';
import { claudeName } from '#domain/policy/targets/claude-code/tool-name.ts';
import { copilotTool } from '#domain/policy/targets/copilot-cli/tool-name.ts';
import { geminiName } from '#domain/policy/targets/gemini/tool-name.ts';
import type { Mark } from '#domain/policy/vocabulary.ts';
import { answerTo } from './hook/answer.ts';
import { claudeCode } from './hook/claude-code.ts';
import type { Answer, HookClient } from './hook/client.ts';
import { codex } from './hook/codex.ts';
import { copilotCli } from './hook/copilot-cli.ts';
import { gemini } from './hook/gemini.ts';
import { emptyState } from './session-store.ts';

/** Every run tries the same inputs, so that what fails once fails again. */
fc.configureGlobal({ seed: 20261130 });

const TOOLS = ['do.it', 'do_it', 'do-it', 'look up', 'x'.repeat(70), `${'x'.repeat(70)}y`, 'new'];
const SERVERS = ['srv-a', 'srv', 'srv_a'];

const aCase = fc.record({
  when: fc.oneof(
    fc.constant({}),
    fc.constant({ after: ['untrusted-content' as const] }),
    fc.constant({ arguments: [{ arguments: ['to'], is: 'not-given' as const }] }),
  ),
  decision: fc.constantFrom('allow', 'ask', 'deny'),
});
const rule = fc
  .record(
    {
      decision: fc.constantFrom('allow', 'ask', 'deny', 'hide'),
      limits: fc.constantFrom([], [{ max: 2, per: 'hour' }]),
      cases: fc.array(aCase, { minLength: 1, maxLength: 3 }),
    },
    { requiredKeys: ['decision'] },
  )
  .map((value) => ruleSchema.parse(value));
const listed = TOOLS.filter((tool) => tool !== 'new');
const server = (as: string) =>
  fc
    .record({
      tools: fc.dictionary(fc.constantFrom(...listed), rule, { maxKeys: 6 }),
      brings: fc.option(
        fc.record({
          'untrusted-content': fc.subarray(listed),
          'private-data': fc.subarray(listed),
        }),
        { nil: undefined },
      ),
    })
    .map(({ tools, brings }) => ({
      server: as,
      as,
      tools,
      neighbours: TOOLS.filter((tool) => !Object.hasOwn(tools, tool)),
      ...(brings ? { brings } : {}),
    }));
const policies = fc
  .record({
    unlisted: fc.constantFrom('allow', 'ask', 'deny'),
    servers: fc.tuple(...SERVERS.map(server)),
  })
  .map((value): Policy => policySchema.parse(value));
const calls = fc.array(
  fc.record({
    server: fc.constantFrom(...SERVERS),
    tool: fc.constantFrom(...TOOLS),
    arguments: fc.constantFrom({}, { to: 'bob' }),
  }),
  { minLength: 1, maxLength: 12 },
);

const plain = (name: string) => name.replace(/[^A-Za-z0-9_]/g, '_');
type Event = (server: string, tool: string, args: object) => Record<string, unknown>;
const CLIENTS: [string, HookClient, Event][] = [
  [
    'claude-code',
    claudeCode,
    (as, tool, tool_input) => ({
      session_id: 's',
      hook_event_name: 'PreToolUse',
      tool_name: claudeName(as, tool),
      mcp_server: { name: as },
      tool_input,
    }),
  ],
  [
    'codex',
    codex,
    (as, tool, tool_input) => ({
      session_id: 's',
      hook_event_name: 'PreToolUse',
      tool_name: `mcp__${plain(as)}__${plain(tool)}`,
      tool_input,
    }),
  ],
  [
    'gemini',
    gemini,
    (as, tool, tool_input) => ({
      session_id: 's',
      hook_event_name: 'BeforeTool',
      tool_name: geminiName(as, tool),
      tool_input,
    }),
  ],
  [
    'copilot-cli',
    copilotCli,
    (as, tool, toolArgs) => ({
      sessionId: 's',
      toolName: `${as}-${copilotTool(as, tool)}`,
      toolArgs,
    }),
  ],
];

const ALLOWED: Record<Answer['kind'], readonly Outcome[]> = {
  none: ['allowed'],
  allow: ['allowed'],
  ask: ['allowed', 'asked'],
  deny: ['allowed', 'asked', 'denied', 'hidden'],
};

it.each(CLIENTS)('never answers %s looser than the policy decides', (_id, client, eventFor) => {
  fc.assert(
    fc.property(policies, calls, (policy, sequence) => {
      const state = emptyState();
      const history: PastCall[] = [];
      const marks = new Set<Mark>();
      let at = Date.UTC(2026, 0, 1);
      for (const call of sequence) {
        at += 60_000;
        const event = client.read(eventFor(call.server, call.tool, call.arguments), policy);
        const { answer } = answerTo(client, event, policy, state, at);
        const { outcome } = decide(policy, { ...call, at }, history, { ...EMPTY_SESSION, marks });
        const isAsked = decide(policy, { ...call, at }, []).outcome === 'asked';
        const isLeft = client.asksByRule && answer.kind === 'none' && isAsked;
        expect([...ALLOWED[answer.kind], ...(isLeft ? ['asked'] : [])]).toContain(outcome);
        if (answer.kind !== 'none') expect(answer.reason).not.toBe('');
        if (answer.kind === 'deny') continue;
        history.push({ ...call, at });
        for (const mark of marksOf(policy, call)) marks.add(mark);
      }
    }),
    { numRuns: 300 },
  );
});
