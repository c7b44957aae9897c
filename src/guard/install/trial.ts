import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Fields, isObject, stringsOf } from '#domain/own-value.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { ruleOf } from '#domain/policy/rule-of.ts';
import type { HookClient, Place } from '../hook/client.ts';

/** A call that the policy holds back in every session, and how. */
export interface HeldCall extends Place {
  readonly by: 'deny' | 'ask';
}

/** A call that the policy refuses, one with a short name, or else one that it asks about; undefined where there is none. */
export function heldCall(policy: Policy): HeldCall | undefined {
  const { servers, unlisted, unlistedReadOnly = unlisted } = policy;
  const listed = servers.flatMap((server) =>
    Object.keys(server.tools)
      .filter((tool) => ['deny', 'hide'].includes(ruleOf(server, tool)?.decision ?? ''))
      .map((tool) => ({ server: server.as, tool })),
  );
  const [shortest] = listed.sort((a, b) => lengthOf(a) - lengthOf(b));
  if (shortest) return { ...shortest, by: 'deny' };
  const [server] = servers;
  if (!server || unlisted === 'allow' || unlistedReadOnly !== unlisted) return undefined;
  return { server: server.as, tool: 'toolward_selftest', by: unlisted };
}

const lengthOf = ({ server, tool }: Place): number => server.length + tool.length;

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts a hook as its client does, with an event as its input and sessions in a folder of its own. */
export async function start(handler: Fields, input: string, seconds: number): Promise<Ended> {
  const state = mkdtempSync(join(tmpdir(), 'toolward-selftest-'));
  const [command, args] = commandOf(handler);
  const env = { ...process.env, TOOLWARD_STATE: state, TOOLWARD_LOG: '' };
  try {
    return await new Promise((resolve) => {
      const child = spawn(command, args, { env, timeout: seconds * 1000 });
      let out = '';
      let err = '';
      child.stdout.on('data', (chunk) => {
        out += chunk;
      });
      child.stderr.on('data', (chunk) => {
        err += chunk;
      });
      child.stdin.on('error', () => {});
      child.on('error', (error) => resolve({ code: null, out, err: error.message }));
      child.on('close', (code) => resolve({ code, out, err: err.trim() }));
      child.stdin.end(input);
    });
  } finally {
    rmSync(state, { recursive: true, force: true });
  }
}

function commandOf({ command, exec, args }: Fields): [string, string[]] {
  const program = typeof exec === 'string' ? exec : String(command);
  if (Array.isArray(args)) return [program, stringsOf(args)];
  return [existsSync('/bin/bash') ? '/bin/bash' : 'sh', ['-c', program]];
}

/** Does this hold a call back as the client wants it, with a reason: by a refusal, or by a question? */
export function answerIn(client: HookClient, { code, out }: Ended): HeldCall['by'] | undefined {
  if (code !== 0) return undefined;
  let printed: unknown;
  try {
    printed = JSON.parse(out);
  } catch {
    return undefined;
  }
  const reason = reasonIn(printed);
  if (reason === undefined) return undefined;
  const text = JSON.stringify(printed);
  const kinds = ['deny', 'ask'] as const;
  return kinds.find((kind) => text === JSON.stringify(client.print({ kind, reason }, 'call')));
}

function reasonIn(value: unknown): string | undefined {
  if (typeof value === 'string') return value.startsWith('Toolward: ') ? value : undefined;
  if (!isObject(value)) return undefined;
  for (const each of Object.values(value)) {
    const found = reasonIn(each);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Loads a plugin of opencode and hands it a call; prints the message with which it refuses. */
const HARNESS = `import { pathToFileURL } from 'node:url';
const [, path, tool] = process.argv;
const [plugin] = Object.values(await import(pathToFileURL(path).href));
const get = async ({ path: { id } }) => ({ data: { id } });
const hooks = await plugin({ client: { session: { get } } });
const call = { tool, sessionID: 'toolward-selftest', callID: 'call' };
try {
  await hooks['tool.execute.before'](call, { args: {} });
} catch (error) {
  console.log(error.message);
}`;

/** What opencode's plugin says to a call: nothing, or the message with which it refuses. */
export function startPlugin(path: string, tool: string, seconds: number): Promise<Ended> {
  const args = ['--input-type=module', '-e', HARNESS, path, tool];
  return start({ command: process.execPath, args }, '', seconds);
}
