import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Client, ConfiguredServer, Launch, Session } from '../../client.ts';
import { jsonRpc } from '../../drive/json-rpc.ts';
import { field } from '../../model/dialect.ts';
import { openaiResponses } from '../../model/openai-responses.ts';
import { writeFile } from '../../write-file.ts';
import { traps } from './traps.ts';

const OWN_LINES = '# Your own command or url stays in this table.';

const commandOf = ({ command, args }: ConfiguredServer) =>
  `command = ${JSON.stringify(command)}\nargs = ${JSON.stringify(args)}`;

/** Does what the page says: the user's own lines are in the table of the server. */
function withCommands(file: string, servers: readonly ConfiguredServer[]): string {
  const rest = [...servers];
  return file.replaceAll(OWN_LINES, () => {
    const server = rest.shift();
    return server ? commandOf(server) : OWN_LINES;
  });
}

const plainTables = (servers: readonly ConfiguredServer[]) =>
  servers
    .map((server) => `[mcp_servers.${JSON.stringify(server.as)}]\n${commandOf(server)}\n`)
    .join('\n');

/** Keys of the root, so that a trap's own file may set others there. */
const provider = (modelUrl: string) => `model = "gpt-5"
model_provider = "stub"
model_providers.stub.name = "stub"
model_providers.stub.base_url = "${modelUrl}/v1"
model_providers.stub.env_key = "STUB_KEY"
model_providers.stub.wire_api = "responses"
`;

/** Approvals are requests of the server in the app server's protocol. */
const speakIn =
  ({ work, prompts, person }: Session): NonNullable<Launch['speak']> =>
  async (channel, onQuestion) => {
    const rpc = jsonRpc(channel, async (method, params) => {
      if (person.after > 0) await setTimeout(person.after);
      const tool = field(field(params, '_meta'), 'tool_name') ?? method;
      onQuestion({ tool: String(tool), request: params });
      const says = person.says === 'yes';
      return method === 'mcpServer/elicitation/request'
        ? { action: says ? 'accept' : 'decline', content: says ? { ok: true } : null }
        : { decision: says ? 'accept' : 'decline' };
    });
    const clientInfo = { name: 'prove', title: null, version: '1.0.0' };
    await rpc.request('initialize', { clientInfo });
    rpc.notify('initialized');
    const started = await rpc.request('thread/start', { cwd: work });
    const threadId = field(field(started, 'thread'), 'id');
    for (const text of prompts) {
      const done = rpc.notification('turn/completed');
      await rpc.request('turn/start', { threadId, input: [{ type: 'text', text }] });
      await done;
    }
  };

/** Control sessions run everything: without a policy file, every tool is approved. */
const OPEN = `approval_policy = "never"\nsandbox_mode = "danger-full-access"\n`;

/** Codex over the protocol of its app server, as editors drive it; headless, it is `codex exec`. */
export const codex: Client = {
  target: 'codex',
  label: 'Codex CLI',
  package: '@openai/codex',
  dialect: openaiResponses,
  mode: 'protocol',
  traps,
  prepare(session) {
    const { home, modelUrl, servers, file, mode, flags, prompts } = session;
    const rest =
      file === null ? `${OPEN}\n${plainTables(servers)}` : `\n${withCommands(file, servers)}`;
    writeFile(join(home, '.codex/config.toml'), `${provider(modelUrl)}${rest}`);
    const env = { STUB_KEY: 'not-a-key' };
    if (mode === 'headless') {
      const quiet = ['--strict-config', '--skip-git-repo-check', '--json'];
      return { command: 'codex', args: ['exec', ...quiet, ...flags, prompts[0]], env };
    }
    const args = ['app-server', '--strict-config', ...flags];
    return { command: 'codex', args, env, speak: speakIn(session) };
  },
};
