import { join } from 'node:path';
import type { Client } from '../../client.ts';
import { speakAcp } from '../../drive/acp.ts';
import { googleGenerate } from '../../model/google-generate.ts';
import { writeFile } from '../../write-file.ts';
import { traps } from './traps.ts';

/** Gemini CLI over ACP, as editors drive it; without a terminal it cannot ask. */
export const gemini: Client = {
  target: 'gemini',
  label: 'Gemini CLI',
  package: '@google/gemini-cli',
  dialect: googleGenerate,
  mode: 'protocol',
  traps,
  prepare({ home, work, modelUrl, servers, file, mode, permissionMode, flags }) {
    const entries = servers.map(({ as, command, args }) => [as, { command, args }] as const);
    writeFile(join(home, '.gemini/settings.json'), {
      mcpServers: Object.fromEntries(entries),
      security: { auth: { selectedType: 'gemini-api-key' } },
      general: { disableAutoUpdate: true, disableUpdateNag: true },
      privacy: { usageStatisticsEnabled: false },
      telemetry: { enabled: false },
    });
    if (file !== null) writeFile(join(home, '.gemini/policies/mcp.toml'), file);
    const open = file === null ? ['--yolo'] : [];
    const how = mode === 'headless' ? ['-p', 'Go.'] : ['--acp'];
    return {
      command: 'gemini',
      args: ['-m', 'gemini-2.5-flash', ...how, ...open, ...flags],
      env: {
        GEMINI_API_KEY: 'not-a-key',
        GOOGLE_GEMINI_BASE_URL: modelUrl,
        GEMINI_CLI_TRUST_WORKSPACE: 'true',
      },
      ...(mode === 'protocol' ? { speak: speakAcp({ work, mode: permissionMode }) } : {}),
    };
  },
};
