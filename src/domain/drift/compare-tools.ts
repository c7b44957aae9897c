import { basisOf } from '../fingerprint-basis.ts';
import type { Tool } from '../tool.ts';
import { type DriftScope, type ToolChange, toolChanges } from './tool-changes.ts';
export interface ChangedTool<K extends Tool> {
  readonly known: K;
  readonly live: Tool;
  readonly changes: readonly ToolChange[];
}

export interface Drift<K extends Tool> {
  readonly added: readonly Tool[];
  readonly removed: readonly K[];
  readonly changed: readonly ChangedTool<K>[];
  readonly same: readonly ChangedTool<K>[];
}

/** Compares tools by name: which came, which went, and what is different in those that stayed. */
export function compareTools<K extends Tool>(
  known: readonly K[],
  live: readonly Tool[],
  scope: DriftScope,
): Drift<K> {
  const before = new Map(known.map((tool) => [tool.name, tool]));
  const now = new Set(live.map(({ name }) => name));
  const both = live.flatMap((tool) => {
    const old = before.get(tool.name);
    return old ? [{ known: old, live: tool, changes: toolChanges(old, tool, scope) }] : [];
  });
  return {
    added: live.filter(({ name }) => !before.has(name)),
    removed: known.filter(({ name }) => !now.has(name)),
    changed: both.filter(({ changes }) => changes.length > 0),
    same: both.filter(({ changes }) => changes.length === 0),
  };
}

/**
 * The tool as the catalogue would know it after the change: the server's facts of now, with texts of
 * ours where the catalogue holds those. So a different verdict comes from the change alone, and not
 * from the server's words standing in place of ours.
 */
export function updatedTool(known: Tool, live: Tool): Tool {
  const basis = basisOf(known);
  if (basis === 'definition') return { ...live, summary: known.summary };
  if (basis === 'text') {
    return { ...known, title: live.title, description: live.description };
  }
  if (known.parameters === null) return known;
  const ours = new Map(known.parameters.map(({ name, description }) => [name, description]));
  const parameters = (live.parameters ?? []).map(({ description, ...facts }) => {
    const text = ours.has(facts.name) ? ours.get(facts.name) : description;
    return { ...facts, ...(text === undefined ? {} : { description: text }) };
  });
  const words =
    known.description === undefined ? {} : { title: live.title, description: live.description };
  return { ...known, ...words, parameters, hints: live.hints };
}
