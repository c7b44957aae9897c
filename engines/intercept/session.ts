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
import { interceptPath } from './program.ts';

const STUB = join(dirname(fileURLToPath(import.meta.url)), '../stub/mcp-server.ts');
const TIME_OUT = 240_000;
const CLIENT = { name: 'prove', version: '1.0.0' };

/** Intercept with a stub server behind it. */
export interface Connection {
  /** Writes the policy file anew, and waits until Intercept has read it. */
  rewrite(file: string): Promise<void>;
  /** Calls a tool, and says what was seen of the call. */
  call(call: ToolCall): Promise<Seen>;
}

/** Intercept waits 0.1 s for further changes of its file (internal/reload). */
const RELOADED = 1000;

/**
 * Starts Intercept in an empty folder with a policy file and speaks MCP with it over its input and
 * output, as a client does; without a file, the client reaches the stub itself. False where Intercept did not start, or did not list the tools.
 */
export async function withIntercept(
  file: string | null,
  server: StubServer,
  speak: (connection: Connection) => Promise<void>,
): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'prove-'));
  const [policy, names, log] = ['policy.yaml', 'tools.json', 'reached.jsonl'].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  if (file !== null) writeFile(policy, file);
  writeFile(names, { tools: server.tools });
  const stub = ['--disable-warning=ExperimentalWarning', STUB, '0', server.as, names, log];
  const behind = ['-c', policy, '--state-prefix', `${server.as}:`, '--', process.execPath, ...stub];
  let listed = false;
  try {
    await runProcess(
      {
        command: file === null ? process.execPath : interceptPath(),
        args: file === null ? stub : behind,
        env: {},
        async speak(channel) {
          const rpc = jsonRpc(channel, () => ({}));
          const hello = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: CLIENT };
          await rpc.request('initialize', hello);
          rpc.notify('notifications/initialized');
          const tools = field(await rpc.request('tools/list', {}), 'tools') as { name: string }[];
          listed = true;
          const offered = new Set(tools.map(({ name }) => name));
          let count = 0;
          await speak({
            async rewrite(text) {
              writeFile(policy, text);
              await new Promise((resolve) => setTimeout(resolve, RELOADED));
            },
            async call({ tool, arguments: given }) {
              count += 1;
              const word = `call-${count}`;
              const args = { owner: 'acme', ...given, repo: word };
              const answer = await rpc
                .request('tools/call', { name: tool, arguments: args })
                .catch(() => null);
              if (reached(log, word)) return 'allowed';
              if (field(answer, 'isError') !== true) return 'unclear';
              return offered.has(tool) ? 'denied' : 'hidden';
            },
          });
        },
      },
      {
        cwd: folder,
        env: { HOME: folder, PATH: '/usr/bin:/bin', LANG: 'C.UTF-8' },
        milliseconds: TIME_OUT,
        onQuestion: () => {},
      },
    );
    return listed;
  } finally {
    if (process.env['PROVE_KEEP']) console.error(folder);
    else rmSync(folder, { recursive: true, force: true });
  }
}

/** The stub writes a call down before it answers, so its last lines tell. */
function reached(log: string, word: string): boolean {
  if (!existsSync(log)) return false;
  return readFileSync(log, 'utf8').includes(`"repo":"${word}"`);
}
