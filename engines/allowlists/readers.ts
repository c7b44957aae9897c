import { read as claudeCode } from '../../src/domain/server-allowlist/formats/claude-code/reader.ts';
import { read as codex } from '../../src/domain/server-allowlist/formats/codex/reader.ts';
import { read as copilot } from '../../src/domain/server-allowlist/formats/copilot/reader.ts';
import { read as gemini } from '../../src/domain/server-allowlist/formats/gemini/reader.ts';
import type { AllowlistReader } from '../../src/domain/server-allowlist/reader.ts';

const READERS: Readonly<Record<string, AllowlistReader>> = {
  'claude-code': claudeCode,
  copilot,
  codex,
  gemini,
};

/** The reading of a format that the product has to confirm. */
export function readerOf(format: string): AllowlistReader {
  const read = READERS[format];
  if (!read) throw new Error(`There is no reader of ${format}.`);
  return read;
}
