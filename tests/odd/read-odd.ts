import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Skipped } from '#catalogue/sources/draft.ts';
import { readLines } from '#catalogue/sources/lines.ts';
import { serverFromRecord } from '#catalogue/sources/server-from-record.ts';
import { usableRecord } from '#catalogue/sources/usable-record.ts';
import { type Preset, presetSchema } from '#domain/policy/preset.ts';
import { assess } from '#domain/risk/assess.ts';
import type { Server } from '#domain/server.ts';
import type { Tool } from '#domain/tool.ts';
import { readRiskRules } from '../../scripts/read-content.ts';

export type Row = Readonly<Record<string, unknown>>;

export const rules = readRiskRules('content');

export const careful: Preset = {
  ...presetSchema.parse(parse(readFileSync('content/presets/careful.yaml', 'utf8'))),
  id: 'careful',
};

/** The objects of a JSON-lines file with their lines; what is no JSON has tests of its own. */
export async function rowsOf(path: string): Promise<{ raw: Row; line: number }[]> {
  const found: { raw: Row; line: number }[] = [];
  for await (const { text, number } of readLines(path)) {
    try {
      const raw = JSON.parse(text) as Row | null;
      if (raw !== null && typeof raw === 'object') found.push({ raw, line: number });
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
  return found;
}

export interface ReadRow {
  readonly server?: Server;
  readonly isIdentity: boolean;
  readonly skipped: readonly Skipped[];
}

/** What the build makes of one record. */
export function readRow(raw: Row, line = 1): ReadRow {
  const skipped: Skipped[] = [];
  const usable = usableRecord(raw, { file: 'odd', line }, (entry) => skipped.push(entry));
  if (!usable) return { skipped, isIdentity: false };
  if ('identity' in usable) return { skipped, isIdentity: true };
  const tools = usable.tools.map(({ tool }) => tool);
  return { server: serverFromRecord(usable.record, tools), skipped, isIdentity: false };
}

export const isSuspicious = ({ title, description }: Server, tool: Tool): boolean =>
  assess({ server: { title, description }, tool }, rules).suspicions.length > 0;
