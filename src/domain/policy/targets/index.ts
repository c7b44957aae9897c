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

/**
 * Every enforcement target, in the order of the tabs: clients that people use, then code, then
 * gateways. The first one is open where a reader has not chosen another.
 */
export const TARGETS: readonly EnforcementTarget[] = [
  claudeCode,
  codex,
  cursor,
  vscode,
  copilotCli,
  gemini,
  opencode,
  openai,
  anthropic,
  intercept,
  policylayer,
  toolhive,
  agentcore,
  agentgateway,
  envoy,
];

export function targetById(id: string): EnforcementTarget | undefined {
  return TARGETS.find((target) => target.id === id);
}
