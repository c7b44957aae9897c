import type { Command } from '../command.ts';
import { failWith, inTime, startDeadline } from '../deadline.ts';
import { logDecision } from '../decision-log.ts';
import { sqlReaderFor } from '../judge.ts';
import { removeOldSessions } from '../old-sessions.ts';
import { policyIn } from '../policy-file.ts';
import { fileStore, type SessionStore, stateFolder } from '../session-store.ts';
import { readInput } from '../standard-input.ts';
import { type Answered, answerTo } from './answer.ts';
import { claudeCode } from './claude-code.ts';
import type { HookClient, HookEvent } from './client.ts';
import { codex } from './codex.ts';
import { copilotCli } from './copilot-cli.ts';
import { cursor } from './cursor.ts';
import { gemini } from './gemini.ts';
import { opencode } from './opencode.ts';

export const HOOK_CLIENTS: ReadonlyMap<string, HookClient> = new Map([
  ['claude-code', claudeCode],
  ['codex', codex],
  ['gemini', gemini],
  ['copilot-cli', copilotCli],
  ['cursor', cursor],
  ['opencode', opencode],
]);

/** Answers one event of a client, which is the input, with at most one JSON object. */
export const hook: Command = async ([name = '', ...rest], { policyFile }) => {
  startDeadline();
  const client = HOOK_CLIENTS.get(name);
  if (!client || rest.length > 0) {
    throw new Error(`hook takes the name of a client: ${[...HOOK_CLIENTS.keys()].join(', ')}`);
  }
  const input = await readInput();
  const named = input['hook_event_name'] ?? input['event'];
  const kind = client.hooks.find(({ event }) => event === named)?.kind;
  // To refuse a prompt would help nobody, and a question that is not lifted stays a question.
  if (kind !== undefined && kind !== 'call') failWith(1);
  const policy = await policyIn(policyFile);
  const event = inTime(() => client.read(input, policy));
  if (event.kind !== 'call') failWith(1);
  const calls =
    event.kind === 'call'
      ? event.tools.map((tool) => ({ ...tool, arguments: event.arguments }))
      : [];
  const sqlReadsOnly = await sqlReaderFor(policy, calls);
  const store = fileStore(stateFolder(process.env));
  const answered = store.update(rootOf(event, store), (state) =>
    inTime(() => answerTo(client, event, policy, state, Date.now(), sqlReadsOnly)),
  );
  log(name, event, answered);
  if (event.kind === 'prompt') removeOldSessions(stateFolder(process.env));
  const { answer } = answered;
  const asked = event.kind === 'call' || event.kind === 'permission';
  const printed = asked && answer.kind !== 'none' ? client.print(answer, event.kind) : client.none;
  if (printed !== undefined) process.stdout.write(JSON.stringify(printed));
  return 0;
};

/** The session that counts: a subagent reads and calls for the one that started it. */
function rootOf({ session, parent }: HookEvent, store: SessionStore): string {
  if (parent === undefined || parent === session) return session;
  const root = store.update(parent, (state) => state.root) ?? parent;
  return store.update(session, (state) => (state.root ??= root));
}

function log(client: string, event: HookEvent, { judgement, answer }: Answered): void {
  if (event.kind !== 'call' || !judgement) return;
  const [{ server, tool } = { server: '', tool: '' }] = event.tools;
  const { outcome, because } = judgement;
  logDecision({ client, server, tool, outcome, because: because.kind, answer: answer.kind });
}
