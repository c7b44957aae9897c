import { claudeCode } from './clients/claude-code.ts';
import { codex } from './clients/codex.ts';
import { copilotCli } from './clients/copilot-cli.ts';
import { gemini } from './clients/gemini.ts';
import { opencode } from './clients/opencode.ts';
import { agentcore, toolhive } from './libraries/cedar.ts';
import { agentgateway } from './libraries/cel.ts';
import { anthropic, openai } from './libraries/sdk-types.ts';
import { clientProver } from './prove-client.ts';
import type { Prover } from './prover.ts';

/** Every engine that npm run prove knows, in the order in which they run. */
export const PROVERS: readonly Prover[] = [
  ...[claudeCode, codex, gemini, copilotCli, opencode].map(clientProver),
  openai,
  anthropic,
  toolhive,
  agentcore,
  agentgateway,
];
