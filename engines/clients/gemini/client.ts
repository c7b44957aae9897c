import { join } from 'node:path';
import type { Client } from '../../client.ts';
import { googleGenerate } from '../../model/google-generate.ts';
import { writeFile } from '../../write-file.ts';
import { traps } from './traps.ts';

/** Gemini CLI without a terminal, which cannot ask: a call that needs an answer is an error. */
export const gemini: Client = {
  target: 'gemini',
  label: 'Gemini CLI',
  package: '@google/gemini-cli',
  dialect: googleGenerate,
  mode: 'headless',
  traps,
  prepare({ home, modelUrl, servers, file, flags }) {
    const entries = servers.map(({ as, command, args }) => [as, { command, args }] as const);
    writeFile(join(home, '.gemini/settings.json'), {
      mcpServers: Object.fromEntries(entries),
      security: { auth: { selectedType: 'gemini-api-key' }, folderTrust: { enabled: false } },
      general: { disableAutoUpdate: true, disableUpdateNag: true },
      privacy: { usageStatisticsEnabled: false },
      telemetry: { enabled: false },
    });
    if (file !== null) writeFile(join(home, '.gemini/policies/mcp.toml'), file);
    const open = file === null ? ['--yolo'] : [];
    return {
      command: 'gemini',
      args: ['-m', 'gemini-2.5-flash', '-p', 'Go.', ...open, ...flags],
      env: {
        GEMINI_API_KEY: 'not-a-key',
        GOOGLE_GEMINI_BASE_URL: modelUrl,
        GEMINI_CLI_TRUST_WORKSPACE: 'true',
      },
    };
  },
  wasAsked: ({ answer }) => answer.includes('requires user confirmation'),
};
