import { join } from 'node:path';
import type { Client } from '../../client.ts';
import { speakAcp } from '../../drive/acp.ts';
import { googleGenerate } from '../../model/google-generate.ts';
import { writeFile } from '../../write-file.ts';
import { typeIn } from './terminal.ts';
import { traps } from './traps.ts';

/** Gemini CLI over ACP, as editors drive it, or in a terminal; without one it cannot ask. */
export const gemini: Client = {
  target: 'gemini',
  label: 'Gemini CLI',
  package: '@google/gemini-cli',
  dialect: googleGenerate,
  mode: 'protocol',
  traps,
  prepare(session) {
    const { home, work, modelUrl, servers, file, mode, permissionMode, flags } = session;
    const { prompts, person } = session;
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
    const how = { headless: ['-p', prompts[0]], terminal: ['-i', prompts[0]], protocol: ['--acp'] }[
      mode
    ];
    return {
      command: 'gemini',
      args: ['-m', 'gemini-2.5-flash', ...how, ...open, ...flags],
      env: {
        GEMINI_API_KEY: 'not-a-key',
        GOOGLE_GEMINI_BASE_URL: modelUrl,
        GEMINI_CLI_TRUST_WORKSPACE: 'true',
        ...(mode === 'terminal' ? { CI: 'false', TERM: 'xterm-256color' } : {}),
      },
      ...(mode === 'protocol'
        ? { speak: speakAcp({ work, mode: permissionMode, prompts, person }) }
        : {}),
      ...(mode === 'terminal' ? { type: typeIn(session) } : {}),
    };
  },
};
