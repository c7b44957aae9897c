import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { ElicitRequestSchema, type ElicitResult } from '@modelcontextprotocol/sdk/types.js';
import type { Policy } from '#domain/policy/policy.ts';
import { placeGuard } from '../../testing/started.ts';

const PROGRAM = join(mkdtempSync(join(tmpdir(), 'wrap-')), 'toolward-guard.mjs');
await placeGuard(PROGRAM);
const STUB = join(import.meta.dirname, 'stub-server.ts');

const plain = { limits: [], conditions: [] };
const rule = (decision: 'allow' | 'ask' | 'deny' | 'hide') => ({ decision, ...plain });

export const POLICY: Policy = {
  unlisted: 'ask',
  unlistedReadOnly: 'allow',
  servers: [
    {
      server: 'stub',
      as: 'srv-a',
      others: 1,
      tools: {
        read_page: rule('allow'),
        look_up: rule('allow'),
        send: {
          ...rule('allow'),
          cases: [{ when: { after: ['untrusted-content'] }, decision: 'deny' }],
        },
        remove: { ...rule('ask'), reason: 'It cannot be undone.' },
        secret: rule('hide'),
        limited: { ...rule('allow'), limits: [{ max: 5, per: 'day' }] },
        fetch: {
          ...rule('deny'),
          decision: 'ask',
          cases: [
            {
              when: { arguments: [{ arguments: ['url'], is: 'named-or-seen' }] },
              decision: 'allow',
            },
          ],
        },
        query: {
          ...rule('ask'),
          cases: [
            { when: { arguments: [{ argument: 'sql', is: 'sql-reads-only' }] }, decision: 'allow' },
          ],
        },
        refused: rule('deny'),
      },
      brings: { 'untrusted-content': ['read_page'], 'private-data': [] },
    },
  ],
};

export interface LogLine {
  readonly tool?: string;
  readonly [key: string]: unknown;
}

interface Setup {
  readonly policy?: unknown;
  readonly mode?: string;
  readonly options?: readonly string[];
  /** Variables of the environment. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** The command line of a wrapped stub, with a policy and a log of its own. */
export function commandOf({
  policy = POLICY,
  mode = '',
  options = [],
  variables = {},
}: Setup = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'wrap-'));
  const [file, log] = [join(folder, 'policy.json'), join(folder, 'log')];
  if (policy !== null) {
    writeFileSync(file, typeof policy === 'string' ? policy : JSON.stringify(policy));
  }
  const own = [PROGRAM, 'wrap', '--server', 'srv-a', '--policy', file, ...options];
  const args = [...own, '--', process.execPath, STUB, log, mode];
  const logged = (): LogLine[] =>
    existsSync(log)
      ? readFileSync(log, 'utf8')
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line))
      : [];
  const reached = () => logged().flatMap(({ tool }) => (tool === undefined ? [] : [tool]));
  // No session of a client that these tests may run in.
  const { CLAUDE_CODE_SESSION_ID: _c, COPILOT_AGENT_SESSION_ID: _g, ...inherited } = process.env;
  const env = { ...inherited, TOOLWARD_STATE: join(folder, 'state'), ...variables };
  return { command: process.execPath, args, env: env as Record<string, string>, logged, reached };
}

type Answer = (message: string, signal: AbortSignal) => ElicitResult | Promise<ElicitResult>;

/** A client of the SDK that is connected to a wrapped stub; it can be asked if it has an answer. */
export async function connect(setup?: Setup, answer?: Answer) {
  const { command, args, env, logged, reached } = commandOf(setup);
  const transport = new StdioClientTransport({ command, args, env, stderr: 'pipe' });
  let stderr = '';
  transport.stderr?.on('data', (chunk) => {
    stderr += chunk;
  });
  const client = new Client(
    { name: 'test', version: '1.0.0' },
    { capabilities: answer ? { elicitation: {} } : {} },
  );
  if (answer) {
    client.setRequestHandler(ElicitRequestSchema, ({ params }, { signal }) =>
      answer(params.message, signal),
    );
  }
  await client.connect(transport);
  const call = async (name: string, args: Record<string, unknown> = {}, options = {}) => {
    const result = await client.callTool({ name, arguments: args }, undefined, options);
    const [first] = result.content as { text: string }[];
    return { text: first?.text ?? '', isError: result.isError === true };
  };
  return { client, call, logged, reached, stderr: () => stderr };
}

/** The wrapped stub as a bare process, for what no SDK sends. */
export function start(setup?: Setup) {
  const { command, args, env, logged, reached } = commandOf(setup);
  const child: ChildProcess = spawn(command, args, { env, stdio: 'pipe' });
  let out = '';
  let err = '';
  child.stdout?.setEncoding('utf8').on('data', (chunk) => {
    out += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    err += chunk;
  });
  const ended = new Promise<number | null>((done) => child.on('close', done));
  const lines = () => out.split('\n').slice(0, -1);
  const until = async (is: () => boolean) => {
    for (let tries = 0; tries < 500; tries += 1) {
      if (is()) return;
      await new Promise((done) => setTimeout(done, 20));
    }
    throw new Error(`it never came; out: ${out.slice(0, 2000)}; err: ${err}`);
  };
  const write = (line: string | object) =>
    child.stdin?.write(`${typeof line === 'string' ? line : JSON.stringify(line)}\n`);
  return { child, ended, lines, until, write, logged, reached, stderr: () => err };
}
