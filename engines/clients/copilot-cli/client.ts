import { join } from 'node:path';
import type { Client } from '../../client.ts';
import { openaiChat } from '../../model/openai-chat.ts';
import { writeFile } from '../../write-file.ts';
import { traps } from './traps.ts';

/** Copilot CLI with a model of one's own, started by the script of the page. */
export const copilotCli: Client = {
  target: 'copilot-cli',
  label: 'GitHub Copilot CLI',
  package: '@github/copilot',
  dialect: openaiChat,
  mode: 'headless',
  traps,
  prepare({ home, work, modelUrl, servers, file, flags }) {
    const entries = servers.map(
      ({ as, command, args }) => [as, { type: 'local', command, args, tools: ['*'] }] as const,
    );
    writeFile(join(home, '.copilot/mcp-config.json'), { mcpServers: Object.fromEntries(entries) });
    const script = join(work, 'copilot-with-policy.sh');
    if (file !== null) writeFile(script, file, 0o755);
    const quiet = ['--disable-builtin-mcps', '--no-color', '-p', 'Go.'];
    const open = file === null ? ['--allow-all-tools'] : [];
    return {
      command: file === null ? 'copilot' : script,
      args: [...quiet, ...open, ...flags],
      env: {
        COPILOT_PROVIDER_BASE_URL: `${modelUrl}/v1`,
        COPILOT_PROVIDER_API_KEY: 'not-a-key',
        COPILOT_MODEL: 'gpt-4.1',
        COPILOT_AUTO_UPDATE: 'false',
        COPILOT_OFFLINE: 'true',
      },
    };
  },
  wasAsked: ({ answer }) => answer.includes('no interactive user response was available'),
};
