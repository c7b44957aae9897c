import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { StubServer, ToolCall } from './cases/proof-run.ts';
import { jsonRpc } from './drive/json-rpc.ts';
import { field } from './model/dialect.ts';
import { runProcess } from './run-process.ts';
import { writeFile } from './write-file.ts';

const STUB = join(dirname(fileURLToPath(import.meta.url)), 'stub/mcp-server.ts');
const CLIENT = { name: 'prove', version: '1.0.0' };

/** A proxy before a server: a program that gets a policy file and the command of the server behind it. */
export interface ProxyProgram {
  readonly command: string;
  argsFor(policy: string, behind: readonly string[]): readonly string[];
  /** The policy file that it starts with. */
  readonly file: string;
}

/** What came of a call. */
export interface Called {
  /** Did the stub server write it down? */
  readonly reached: boolean;
  /** Was the tool in the list that the client got? */
  readonly offered: boolean;
  /** The result, or null where the answer was an error. */
  readonly result: unknown;
  /** The message of the error; empty where there was none. */
  readonly error: string;
}

export interface ProxySession {
  /** Writes the policy file anew. */
  rewrite(file: string): void;
  call(call: ToolCall): Promise<Called>;
}

/**
 * Starts a proxy in an empty folder with a stub server behind it and speaks MCP with it over its input
 * and output, as a client does; without a proxy, the client reaches the stub itself. False where the
 * tools were not listed.
 */
export async function withProxy(
  proxy: ProxyProgram | null,
  server: StubServer,
  milliseconds: number,
  speak: (session: ProxySession) => Promise<void>,
): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'prove-'));
  const [policy, names, log] = ['policy.yaml', 'tools.json', 'reached.jsonl'].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  if (proxy) writeFile(policy, proxy.file);
  writeFile(names, { tools: server.tools });
  const stub = ['--disable-warning=ExperimentalWarning', STUB, '0', server.as, names, log];
  let listed = false;
  try {
    await runProcess(
      {
        command: proxy ? proxy.command : process.execPath,
        args: proxy ? proxy.argsFor(policy, [process.execPath, ...stub]) : stub,
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
            rewrite: (file) => writeFile(policy, file),
            async call({ tool, arguments: given }) {
              count += 1;
              const word = `call-${count}`;
              const args = { owner: 'acme', ...given, repo: word };
              const answer = await rpc.request('tools/call', { name: tool, arguments: args }).then(
                (result) => ({ result, error: '' }),
                ({ message }: Error) => ({ result: null, error: message }),
              );
              return { ...answer, reached: reached(log, word), offered: offered.has(tool) };
            },
          });
        },
      },
      {
        cwd: folder,
        env: { HOME: folder, PATH: '/usr/bin:/bin', LANG: 'C.UTF-8' },
        milliseconds,
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
  return existsSync(log) && readFileSync(log, 'utf8').includes(`"repo":"${word}"`);
}
