import { basisOf } from '../fingerprint-basis.ts';
import type { Tool } from '../tool.ts';

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
  const ours = new Map(known.parameters.map((one) => [one.name, one.description]));
  const parameters = (live.parameters ?? []).map(({ description, ...facts }) => {
    const text = ours.has(facts.name) ? ours.get(facts.name) : description;
    return { ...facts, ...(text === undefined ? {} : { description: text }) };
  });
  const words =
    known.description === undefined ? {} : { title: live.title, description: live.description };
  return { ...known, ...words, parameters, hints: live.hints };
}
