import type { Client } from '../client.ts';
import { claudeCode } from './claude-code/client.ts';
import { codex } from './codex/client.ts';
import { copilotCli } from './copilot-cli/client.ts';
import { gemini } from './gemini/client.ts';
import { opencode } from './opencode/client.ts';

/** Every client that npm run prove starts, in the order in which they run. */
export const CLIENTS: readonly Client[] = [claudeCode, codex, gemini, copilotCli, opencode];
