import type { TrapRun } from '../cases/proof-run.ts';
import { CLAUDE_CODE_TRAPS } from './claude-code.ts';
import { CODEX_TRAPS } from './codex.ts';
import { COPILOT_TRAPS } from './copilot-cli.ts';
import { GEMINI_TRAPS } from './gemini.ts';
import { OPENCODE_TRAPS } from './opencode.ts';

/** Files as one could write them by hand, by enforcement target. */
export const TRAPS: Readonly<Record<string, readonly TrapRun[]>> = {
  'claude-code': CLAUDE_CODE_TRAPS,
  codex: CODEX_TRAPS,
  opencode: OPENCODE_TRAPS,
  'copilot-cli': COPILOT_TRAPS,
  gemini: GEMINI_TRAPS,
};
