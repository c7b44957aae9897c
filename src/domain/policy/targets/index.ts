import type { EnforcementTarget } from '../target.ts';
import { agentcore } from './agentcore/target.ts';
import { agentgateway } from './agentgateway/target.ts';
import { agentmesh } from './agentmesh/target.ts';
import { anthropic } from './anthropic/target.ts';
import { claudeCode } from './claude-code/target.ts';
import { codex } from './codex/target.ts';
import { copilotCli } from './copilot-cli/target.ts';
import { cursor } from './cursor/target.ts';
import { cursorEditor } from './cursor-editor/target.ts';
import { dockerGateway } from './docker-gateway/target.ts';
import { dockerSandbox } from './docker-sandbox/target.ts';
import { envoy } from './envoy/target.ts';
import { gemini } from './gemini/target.ts';
import { goose } from './goose/target.ts';
import { intercept } from './intercept/target.ts';
import { kiro } from './kiro/target.ts';
import { litellm } from './litellm/target.ts';
import { managedAgents } from './managed-agents/target.ts';
import { openai } from './openai/target.ts';
import { opencode } from './opencode/target.ts';
import { opencodeV2 } from './opencode-v2/target.ts';
import { policylayer } from './policylayer/target.ts';
import { toolhive } from './toolhive/target.ts';
import { vscode } from './vscode/target.ts';
import { zed } from './zed/target.ts';

/**
 * Every enforcement target, in the order of the tabs: clients that people use, then code, then
 * gateways. The first one is open where a reader has not chosen another.
 */
export const TARGETS: readonly EnforcementTarget[] = [
  claudeCode,
  codex,
  cursorEditor,
  cursor,
  vscode,
  copilotCli,
  gemini,
  opencode,
  opencodeV2,
  zed,
  kiro,
  goose,
  openai,
  anthropic,
  managedAgents,
  intercept,
  policylayer,
  toolhive,
  dockerGateway,
  dockerSandbox,
  litellm,
  agentmesh,
  agentcore,
  agentgateway,
  envoy,
];

export function targetById(id: string): EnforcementTarget | undefined {
  return TARGETS.find((target) => target.id === id);
}
