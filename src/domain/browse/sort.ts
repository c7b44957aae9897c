import type { Sort } from './address.ts';
import type { ToolFacts } from './tool-facts.ts';

const ranks = new WeakMap<ToolFacts, readonly number[]>();

/** The place of each tool among all names, whatever their case; equal names share a place. */
function nameRanks(facts: ToolFacts): readonly number[] {
  const known = ranks.get(facts);
  if (known) return known;
  const keys = facts.names.map((name) => name.toLowerCase());
  const places = new Map([...new Set(keys)].sort().map((key, place) => [key, place]));
  const made = keys.map((key) => places.get(key) ?? 0);
  ranks.set(facts, made);
  return made;
}

/** The tools in another order; those that are equal in it stay worst first. */
export function sortTools(facts: ToolFacts, tools: readonly number[], sort: Sort): number[] {
  if (sort === 'severity') return [...tools];
  const rank = sort === 'name' ? nameRanks(facts) : facts.server;
  return [...tools].sort((a, b) => (rank[a] ?? 0) - (rank[b] ?? 0) || a - b);
}
