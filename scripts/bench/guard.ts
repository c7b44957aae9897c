import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Policy, policySchema } from '../../src/domain/policy/policy.ts';
import { bundleGuard } from '../bundle-guard.ts';

const TURNS = 25;
const SQL = `SELECT u.id, count(*) AS n FROM users u JOIN orders o ON o.user_id = u.id
  WHERE o.total > 100 GROUP BY u.id ORDER BY n DESC LIMIT 10`;
/** Writes the memory that a process holds at its end, in bytes, to its file descriptor 3. */
const TELL_MEMORY = `data:text/javascript,import{writeSync}from'node:fs';
process.on('exit',()=>writeSync(3,String(process.memoryUsage.rss())))`;

/** A server with 100 tools whose rules look at the session, and one that takes SQL. */
function policy(): Policy {
  const follows = {
    decision: 'ask',
    limits: [{ max: 30, per: 'hour' }],
    cases: [
      {
        when: {
          after: ['untrusted-content', 'private-data'],
          arguments: [{ arguments: ['to', 'url'], is: 'not-given' }],
        },
        decision: 'ask',
      },
      { when: { arguments: [{ arguments: ['to'], is: 'named-by-user' }] }, decision: 'allow' },
    ],
    ifCannotAsk: 'deny',
    reason: 'It sends a message that cannot be taken back.',
  };
  const names = Array.from({ length: 100 }, (_, at) => `tool_${at}`);
  const reads = [{ argument: 'sql', is: 'sql-reads-only' }];
  const tools = {
    ...Object.fromEntries(names.map((name) => [name, follows])),
    query: { decision: 'ask', cases: [{ when: { arguments: reads }, decision: 'allow' }] },
  };
  const brings = { 'untrusted-content': names.slice(0, 20), 'private-data': names.slice(20, 40) };
  return policySchema.parse({
    unlisted: 'ask',
    servers: [{ server: 'a', as: 'a', tools, brings }],
  });
}

const event = (session_id: string, hook_event_name: string, more: object) =>
  JSON.stringify({ session_id, hook_event_name, ...more });
const call = (session: string, tool: string, tool_input: object) =>
  event(session, 'PreToolUse', { tool_name: `mcp__a__${tool}`, tool_input });
const prompt = (session: string, text: string) =>
  event(session, 'UserPromptSubmit', { prompt: text });
const result = (session: string, text: string) =>
  event(session, 'PostToolUse', {
    tool_name: 'mcp__a__tool_1',
    tool_input: {},
    tool_response: [{ type: 'text', text }],
  });

const text = (words: number, of: (at: number) => string) =>
  Array.from({ length: words }, (_, at) => of(at)).join(' ');

const at = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;

/**
 * How long a hook takes from its start to its end, beside a program of Node that does nothing, and how much memory.
 * Turns alternate, so that a busy machine slows both.
 */
export async function benchGuard(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-guard-'));
  const guard = join(folder, 'toolward-guard.mjs');
  const nothing = join(folder, 'nothing.mjs');
  await bundleGuard(guard);
  writeFileSync(join(folder, 'toolward-policy.json'), JSON.stringify(policy(), null, 2));
  writeFileSync(nothing, '');
  const env = { ...process.env, TOOLWARD_STATE: join(folder, 'state') };

  const run = (args: readonly string[], input: string, options: readonly string[] = []) => {
    const began = performance.now();
    const stdio = ['pipe', 'pipe', 'pipe', 'pipe'] as const;
    const ended = spawnSync(process.execPath, [...options, ...args], {
      input,
      env,
      stdio: [...stdio],
    });
    const time = performance.now() - began;
    if (ended.status !== 0) throw new Error(String(ended.stderr));
    return { time, memory: Number(ended.output[3]) / 1024 / 1024 };
  };
  const hook = [guard, 'hook', 'claude-code'];

  try {
    for (let part = 0; part < 7; part += 1)
      run(
        hook,
        prompt(
          'long',
          text(1_000, (word) => `word${part}x${word}`),
        ),
      );
    run(
      hook,
      result(
        'long',
        text(10_000, (page) => `https://example.org/page/${page}`),
      ),
    );
    const mail = { to: 'bob@example.org', body: 'x'.repeat(2_000) };
    const cases: readonly [string, readonly string[], string][] = [
      ['nothing', [nothing], ''],
      ['call', hook, call('new', 'tool_50', mail)],
      ['call, long session', hook, call('long', 'tool_50', mail)],
      ['prompt, long session', hook, prompt('long', 'Write to bob@example.org about the report.')],
      ['result, long session', hook, result('long', 'See https://example.org/page/1.')],
      ['call with SQL', hook, call('new', 'query', { sql: SQL })],
    ];
    const times = cases.map((): number[] => []);
    for (let turn = 0; turn < TURNS; turn += 1)
      for (const [number, [, args, input]] of cases.entries())
        times[number]?.push(run(args, input).time);
    const base = at(times[0] ?? [], 0.5);
    console.log(`\nA hook, start to end     Median      90 %   Beside nothing    Memory`);
    for (const [number, [name, args, input]] of cases.entries()) {
      const [median, most] = [0.5, 0.9].map((share) => at(times[number] ?? [], share));
      const { memory } = run(args, input, ['--import', TELL_MEMORY]);
      console.log(
        `${name.padEnd(22)}${ms(median)}${ms(most)}${((median ?? 0) / base).toFixed(2).padStart(17)}${`${memory.toFixed(0)} MB`.padStart(10)}`,
      );
    }
    console.log(`(${TURNS} turns each, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)})`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const ms = (value = 0): string => `${value.toFixed(0)} ms`.padStart(10);
