import type { AllowlistFormat } from '../format.ts';
import { claudeCode } from './claude-code/format.ts';
import { codex } from './codex/format.ts';
import { copilot } from './copilot/format.ts';
import { gemini } from './gemini/format.ts';
import { geminiAdmin } from './gemini-admin/format.ts';

/** Every managed file that can say which servers may start, in the order of the choice. */
export const ALLOWLIST_FORMATS: readonly [AllowlistFormat, ...AllowlistFormat[]] = [
  claudeCode,
  copilot,
  codex,
  gemini,
  geminiAdmin,
];

export const allowlistFormatById = (id: string): AllowlistFormat | undefined =>
  ALLOWLIST_FORMATS.find((format) => format.id === id);
