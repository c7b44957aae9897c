import type { InstallClient } from '../client.ts';
import { claudeCode } from './claude-code.ts';
import { codex } from './codex.ts';
import { copilotCli } from './copilot-cli.ts';
import { cursor } from './cursor.ts';
import { gemini } from './gemini.ts';
import { opencode } from './opencode.ts';

export const INSTALL_CLIENTS: readonly InstallClient[] = [
  claudeCode,
  codex,
  gemini,
  copilotCli,
  cursor,
  opencode,
];
