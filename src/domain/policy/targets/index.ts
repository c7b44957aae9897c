import type { EnforcementTarget } from '../target.ts';
import { agentcore } from './agentcore.ts';
import { agentgateway } from './agentgateway.ts';
import { anthropic } from './anthropic.ts';
import { claudeCode } from './claude-code.ts';
import { codex } from './codex.ts';
import { copilotCli } from './copilot-cli.ts';
import { cursor } from './cursor.ts';
import { envoy } from './envoy.ts';
import { gemini } from './gemini.ts';
import { intercept } from './intercept.ts';
import { openai } from './openai.ts';
import { opencode } from './opencode.ts';
import { policylayer } from './policylayer.ts';
import { toolhive } from './toolhive.ts';
import { vscode } from './vscode.ts';

/** Every enforcement target, in the order of the tabs. */
export const TARGETS: readonly EnforcementTarget[] = [
  policylayer,
  intercept,
  claudeCode,
  codex,
  gemini,
  copilotCli,
  opencode,
  openai,
  anthropic,
  toolhive,
  agentcore,
  agentgateway,
  envoy,
  cursor,
  vscode,
];

export function targetById(id: string): EnforcementTarget | undefined {
  return TARGETS.find((target) => target.id === id);
}
