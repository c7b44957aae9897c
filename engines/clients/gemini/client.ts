import { join } from 'node:path';
import type { Client, OnQuestion } from '../../client.ts';
import { speakAcp } from '../../drive/acp.ts';
import type { Screen } from '../../drive/terminal.ts';
import { googleGenerate } from '../../model/google-generate.ts';
import { writeFile } from '../../write-file.ts';
import { traps } from './traps.ts';

const isQuestion = (text: string) => text.includes('Allow execution of MCP tool');
const isDone = (text: string) => text.includes('✦ Done.');

/** Answers the first question with escape and ends: Gemini CLI forgets a turn that was cancelled. */
async function answerInTerminal(screen: Screen, onQuestion: OnQuestion): Promise<void> {
  const text = await screen.until((now) => isQuestion(now) || isDone(now));
  if (!isQuestion(text)) return;
  const [, tool = 'unknown'] = text.match(/Allow execution of MCP tool "([^"]*)"/) ?? [];
  onQuestion({ tool, request: text.match(/call-\d+/g)?.slice(-1) ?? [] });
  screen.type('\u001b');
  await screen.until((now) => !isQuestion(now));
}

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
      ...(mode === 'terminal' ? { type: answerInTerminal } : {}),
    };
  },
};
