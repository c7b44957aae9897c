import { join } from 'node:path';
import type { Client } from '../../client.ts';
import { speakAcp } from '../../drive/acp.ts';
import { openaiChat } from '../../model/openai-chat.ts';
import { writeFile } from '../../write-file.ts';
import { typeIn } from './terminal.ts';
import { traps } from './traps.ts';

/** The permission mode of a trap that switches on “Allow All”, which is not a mode but an option. */
const ALLOW_ALL = 'allow-all';
const MODES = 'https://agentclientprotocol.com/protocol/session-modes';

/** Copilot CLI with a model of one's own, started by the script of the page, over ACP or in a terminal. */
export const copilotCli: Client = {
  target: 'copilot-cli',
  label: 'GitHub Copilot CLI',
  package: '@github/copilot',
  dialect: openaiChat,
  mode: 'protocol',
  traps,
  prepare(session) {
    const { home, work, modelUrl, servers, file, mode, permissionMode, flags } = session;
    const { prompts, person } = session;
    const entries = servers.map(
      ({ as, command, args }) => [as, { type: 'local', command, args, tools: ['*'] }] as const,
    );
    writeFile(join(home, '.copilot/mcp-config.json'), { mcpServers: Object.fromEntries(entries) });
    const script = join(work, 'copilot-with-policy.sh');
    if (file !== null) writeFile(script, file, 0o755);
    const how = { headless: ['-p', prompts[0]], terminal: ['-i', prompts[0]], protocol: ['--acp'] }[
      mode
    ];
    const open = file === null ? ['--allow-all-tools'] : [];
    const allowsAll = permissionMode === ALLOW_ALL;
    const chosen = permissionMode === undefined || allowsAll ? undefined : permissionMode;
    const speak = speakAcp({
      work,
      mode: chosen && `${MODES}#${chosen}`,
      prompts,
      person,
      ...(allowsAll ? { options: { allow_all: 'on' } } : {}),
    });
    return {
      command: file === null ? 'copilot' : script,
      args: ['--disable-builtin-mcps', '--no-color', ...how, ...open, ...flags],
      env: {
        COPILOT_PROVIDER_BASE_URL: `${modelUrl}/v1`,
        COPILOT_PROVIDER_API_KEY: 'not-a-key',
        COPILOT_MODEL: 'gpt-4.1',
        COPILOT_AUTO_UPDATE: 'false',
        COPILOT_OFFLINE: 'true',
        ...(mode === 'terminal' ? { CI: 'false', TERM: 'xterm-256color' } : {}),
      },
      ...(mode === 'protocol' ? { speak } : {}),
      ...(mode === 'terminal' ? { type: typeIn(session) } : {}),
    };
  },
};
