import type { z } from 'zod';
import { ContentError } from '#catalogue/problem.ts';
import { type Entry, readFolder, readingOf } from '#catalogue/read/content-folder.ts';
import { readRiskModel } from '#catalogue/read/risk-model.ts';
import { type ContentHistory, contentHistorySchema } from '#domain/history/history.ts';
import { type Preset, presetIdSchema, presetSchema } from '#domain/policy/preset.ts';
import { type CompiledRules, compileRules } from '#domain/risk/compile.ts';
import { type ContentServer, contentServerSchema } from '#domain/server.ts';

function entries<S extends z.ZodType>(
  content: string,
  folder: string,
  schema: S,
): Entry<z.infer<S>>[] {
  const reading = readingOf(content);
  const found = readFolder(reading, folder, schema);
  if (reading.problems.length > 0) throw new ContentError(reading.problems);
  return found;
}

/** The risk rules of a content folder, ready to use. Throws ContentError with every mistake. */
export function readRiskRules(content: string): CompiledRules {
  const reading = readingOf(content);
  const model = readRiskModel(reading);
  if (!model || reading.problems.length > 0) throw new ContentError(reading.problems);
  return compileRules(model);
}

/** The presets of a content folder, strictest first. Throws ContentError with every mistake. */
export function readPresets(content: string): Preset[] {
  const found = entries(content, 'presets', presetSchema);
  return presetIdSchema.options.flatMap((id) =>
    found.filter((entry) => entry.id === id).map(({ value }) => ({ ...value, id })),
  );
}

/** The servers of a content folder, by file. Throws ContentError with every mistake. */
export const readServers = (content: string): Entry<ContentServer>[] =>
  entries(content, 'servers', contentServerSchema);

/** What is known of earlier versions, by server. Throws ContentError with every mistake. */
export const readHistory = (content: string): Entry<ContentHistory>[] =>
  entries(content, 'history', contentHistorySchema);
