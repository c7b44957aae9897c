import type { Reader } from '../contract.ts';
import { readAgentcore } from './agentcore.ts';
import { readAgentgateway } from './agentgateway.ts';
import { readAnthropic } from './anthropic.ts';
import { readClaudeCode } from './claude-code.ts';
import { readCodex } from './codex.ts';
import { readCopilotCli } from './copilot-cli.ts';
import { readCursor } from './cursor.ts';
import { readEnvoy } from './envoy.ts';
import { readGemini } from './gemini.ts';
import { readIntercept } from './intercept.ts';
import { readOpenai } from './openai.ts';
import { readOpencode } from './opencode.ts';
import { readPolicylayer } from './policylayer.ts';
import { readToolhive } from './toolhive.ts';
import { readVscode } from './vscode.ts';

/** How each target's product reads its file, by the target's id. */
export const READERS: Readonly<Record<string, Reader>> = {
  policylayer: readPolicylayer,
  intercept: readIntercept,
  'claude-code': readClaudeCode,
  codex: readCodex,
  gemini: readGemini,
  'copilot-cli': readCopilotCli,
  opencode: readOpencode,
  openai: readOpenai,
  anthropic: readAnthropic,
  toolhive: readToolhive,
  agentcore: readAgentcore,
  agentgateway: readAgentgateway,
  envoy: readEnvoy,
  cursor: readCursor,
  vscode: readVscode,
};
