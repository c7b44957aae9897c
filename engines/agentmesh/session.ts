import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Seen } from '../../src/domain/policy/proof.ts';
import type { StubServer, ToolCall } from '../cases/proof-run.ts';
import { jsonRpc } from '../drive/json-rpc.ts';
import { field } from '../model/dialect.ts';
import { runProcess } from '../run-process.ts';
import { writeFile } from '../write-file.ts';
import { agentmeshPath } from './program.ts';

const STUB = join(dirname(fileURLToPath(import.meta.url)), '../stub/mcp-server.ts');
const TIME_OUT = 120_000;
const CLIENT = { name: 'prove', version: '1.0.0' };

/** How the proxy is started; undefined where the client reaches the stub itself. */
export interface Start {
  readonly file: string;
  readonly flags?: readonly string[];
}

/**
 * Starts the proxy with a policy file and a stub server behind it, and makes calls through it as a
 * client does. What was seen of each call; fewer where the proxy did not start.
 */
export async function callsThrough(
  start: Start | undefined,
  server: StubServer,
  calls: readonly ToolCall[],
): Promise<Seen[]> {
  const folder = mkdtempSync(join(tmpdir(), 'prove-'));
  const [policy, names, log] = ['policy.yaml', 'tools.json', 'reached.jsonl'].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  if (start) writeFile(policy, start.file);
  writeFile(names, { tools: server.tools });
  const stub = ['--disable-warning=ExperimentalWarning', STUB, '0', server.as, names, log];
  const proxy = [agentmeshPath(), 'protect', '--no-sanitize', '--policy', policy];
  const behind = [...proxy, ...(start?.flags ?? []), '--', process.execPath, ...stub];
  const seen: Seen[] = [];
  try {
    await runProcess(
      {
        command: process.execPath,
        args: start ? behind : stub,
        env: {},
        async speak(channel) {
          const rpc = jsonRpc(channel, () => ({}));
          const hello = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: CLIENT };
          await rpc.request('initialize', hello);
          rpc.notify('notifications/initialized');
          const tools = field(await rpc.request('tools/list', {}), 'tools') as { name: string }[];
          const offered = new Set(tools.map(({ name }) => name));
          for (const { tool, arguments: given } of calls) {
            const word = `call-${seen.length + 1}`;
            const args = { owner: 'acme', ...given, repo: word };
            const refusal = await rpc.request('tools/call', { name: tool, arguments: args }).then(
              () => '',
              ({ message }: Error) => message,
            );
            if (reached(log, word)) seen.push('allowed');
            else if (!refusal.includes('[AgentMesh]')) seen.push('unclear');
            else seen.push(offered.has(tool) ? 'denied' : 'hidden');
          }
        },
      },
      {
        cwd: folder,
        env: { HOME: folder, PATH: '/usr/bin:/bin', LANG: 'C.UTF-8' },
        milliseconds: TIME_OUT,
        onQuestion: () => {},
      },
    );
    return seen;
  } finally {
    if (process.env['PROVE_KEEP']) console.error(folder);
    else rmSync(folder, { recursive: true, force: true });
  }
}

/** The stub writes a call down before it answers, so its last lines tell. */
function reached(log: string, word: string): boolean {
  return existsSync(log) && readFileSync(log, 'utf8').includes(`"repo":"${word}"`);
}
