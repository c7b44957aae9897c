import { guardedClaudeCode } from '../clients/claude-code/guard.ts';
import { guardedCodex } from '../clients/codex/guard.ts';
import { guardedCopilotCli } from '../clients/copilot-cli/guard.ts';
import { guardedGemini } from '../clients/gemini/guard.ts';
import { guardedOpencode } from '../clients/opencode/guard.ts';
import type { GuardedClient } from './guard-run.ts';

/** Every client in which the guard is proven, in the order in which they run. */
export const GUARDED_CLIENTS: readonly GuardedClient[] = [
  guardedClaudeCode,
  guardedCodex,
  guardedGemini,
  guardedCopilotCli,
  guardedOpencode,
];
