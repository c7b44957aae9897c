import { join } from 'node:path';
import type { Client, ConfiguredServer } from '../../client.ts';
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

/** `codex exec`, which cannot ask: a call that needs an answer fails. */
export const codex: Client = {
  target: 'codex',
  label: 'Codex CLI',
  package: '@openai/codex',
  dialect: openaiResponses,
  mode: 'headless',
  traps,
  prepare({ home, modelUrl, servers, file, flags }) {
    const provider = `model = "gpt-5"
model_provider = "stub"

[model_providers.stub]
name = "stub"
base_url = "${modelUrl}/v1"
env_key = "STUB_KEY"
wire_api = "responses"
`;
    const tables = file === null ? plainTables(servers) : withCommands(file, servers);
    writeFile(join(home, '.codex/config.toml'), `${provider}\n${tables}`);
    const open = file === null ? ['--dangerously-bypass-approvals-and-sandbox'] : [];
    const strict = ['--strict-config', '--skip-git-repo-check', '--json'];
    return {
      command: 'codex',
      args: ['exec', ...strict, ...open, ...flags, 'Go.'],
      env: { STUB_KEY: 'not-a-key' },
    };
  },
  wasAsked: ({ answer }) => answer.includes('MCP tool call requires approval'),
};
