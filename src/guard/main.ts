import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Script } from 'node:vm';
import { type Fields, isObject } from '#domain/own-value.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { ruleOf, serverOf } from '#domain/policy/rule-of.ts';
import { becauseSentence, CALL_SENTENCE, caseSentences } from '#wording/rule.ts';
import { type Answered, answerTo } from './hook/answer.ts';
import { claudeCode } from './hook/claude-code.ts';
import type { HookClient, HookEvent } from './hook/client.ts';
import { codex } from './hook/codex.ts';
import { copilotCli } from './hook/copilot-cli.ts';
import { cursor } from './hook/cursor.ts';
import { gemini } from './hook/gemini.ts';
import { judge, sqlReaderFor } from './judge.ts';
import { policyIn } from './policy-file.ts';
import { emptyState, fileStore, stateFolder } from './session-store.ts';
import { wrap } from './wrap/wrap.ts';

const CLIENTS = new Map<string, HookClient>([
  ['claude-code', claudeCode],
  ['codex', codex],
  ['gemini', gemini],
  ['copilot-cli', copilotCli],
  ['cursor', cursor],
]);

const USAGE = `toolward-guard [--policy FILE] hook ${[...CLIENTS.keys()].join('|')}
toolward-guard [--policy FILE] explain   with {"server": …, "tool": …, "arguments": {…}} as input
toolward-guard wrap --server NAME [--policy FILE] -- COMMAND [ARGUMENT…]`;

/** Milliseconds, well below the time that clients give a hook. */
const DEADLINE = 5_000;
const LARGEST_INPUT = 32 * 1024 * 1024;

// Clients take most other ends for consent: every failure is text on stderr and exit code 2.
function fail(error: unknown): never {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`toolward-guard: ${message || 'failed'}\n`);
  process.exit(2);
}
process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);
const deadline = setTimeout(() => fail(new Error('no answer in time')), DEADLINE);

async function main(): Promise<void> {
  const [first, ...others] = process.argv.slice(2);
  if (first === 'wrap') {
    clearTimeout(deadline);
    process.exit(await wrap(others, join(import.meta.dirname, 'toolward-policy.json')));
  }
  const { values, positionals } = parseArgs({
    options: { policy: { type: 'string' } },
    allowPositionals: true,
  });
  const policyFile = values.policy ?? join(import.meta.dirname, 'toolward-policy.json');
  const [command, client, ...rest] = positionals;
  if (command === 'hook' && rest.length === 0) {
    const found = CLIENTS.get(client ?? '');
    if (!found) throw new Error(`unknown client ${client ?? ''}\n${USAGE}`);
    return hook(client ?? '', found, policyIn(policyFile));
  }
  if (command === 'explain' && client === undefined) return explain(policyIn(policyFile));
  throw new Error(`unknown command\n${USAGE}`);
}

async function hook(name: string, client: HookClient, policy: Policy): Promise<void> {
  const input = await readInput();
  const event = client.read(input, policy);
  const calls =
    event.kind === 'call'
      ? event.tools.map((tool) => ({ ...tool, arguments: event.arguments }))
      : [];
  const sqlReadsOnly = await sqlReaderFor(policy, calls);
  const store = fileStore(stateFolder(process.env));
  const answered = inTime(() =>
    store.update(event.session, (state) =>
      answerTo(client, event, policy, state, Date.now(), sqlReadsOnly),
    ),
  );
  log(name, event, answered);
  const { answer } = answered;
  if (answer.kind === 'none' || (event.kind !== 'call' && event.kind !== 'permission'))
    return done('');
  return done(JSON.stringify(client.print(answer, event.kind)));
}

/** How a call ends in a session in which nothing was said or read, and how it could end in others. */
async function explain(policy: Policy): Promise<void> {
  const { server, tool, arguments: args = {} } = await readInput();
  if (typeof server !== 'string' || typeof tool !== 'string' || !isObject(args)) {
    throw new Error(`the call has no server, tool or arguments\n${USAGE}`);
  }
  const listed = serverOf(policy, server);
  if (!listed) return done(`The policy does not hold the server ${server}.\n`);
  const call = { server, tool, arguments: args };
  const sqlReadsOnly = await sqlReaderFor(policy, [call]);
  const { outcome, because } = inTime(() =>
    judge(policy, call, emptyState(), Date.now(), sqlReadsOnly),
  );
  const cases = caseSentences(ruleOf(listed, tool) ?? {});
  return done([`${CALL_SENTENCE[outcome]} ${becauseSentence(because)}`, ...cases, ''].join('\n'));
}

async function readInput(): Promise<Fields> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > LARGEST_INPUT) throw new Error('the input is too large');
  }
  let input: unknown;
  try {
    input = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new Error('the input is not JSON');
  }
  if (!isObject(input)) throw new Error('the input is no JSON object');
  return input;
}

/** Runs a function, and throws if it takes until the deadline: timers do not fire meanwhile. */
function inTime<T>(run: () => T): T {
  const key = Symbol.for('toolward-guard');
  Object.assign(globalThis, { [key]: run });
  const script = new Script("globalThis[Symbol.for('toolward-guard')]()");
  const left = Math.max(1, Math.ceil(DEADLINE - process.uptime() * 1000));
  return script.runInThisContext({ timeout: left }) as T;
}

/** One line for each call, without its arguments, where the user wants a log. */
function log(client: string, event: HookEvent, { judgement, answer }: Answered): void {
  const file = process.env['TOOLWARD_LOG'];
  if (!file || event.kind !== 'call' || !judgement) return;
  const [{ server, tool } = { server: '', tool: '' }] = event.tools;
  const time = new Date().toISOString();
  const { outcome, because } = judgement;
  const line = { time, client, server, tool, outcome, because: because.kind, answer: answer.kind };
  appendFileSync(file, `${JSON.stringify(line)}\n`, { mode: 0o600 });
}

function done(output: string): void {
  clearTimeout(deadline);
  process.stdout.write(output, () => process.exit(0));
}

await main();
