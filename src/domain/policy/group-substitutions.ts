import type { Substitution } from './target.ts';

export interface GroupedSubstitution {
  readonly sentence: string;
  /** The tools that it concerns; empty where it concerns the whole file. */
  readonly tools: readonly string[];
}

/** Each sentence once, with its tools, those about the whole file first. */
export function groupSubstitutions(substitutions: readonly Substitution[]): GroupedSubstitution[] {
  const tools = new Map<string, Set<string>>();
  for (const { sentence, tool } of substitutions) {
    const known = tools.get(sentence) ?? new Set();
    if (tool !== null) known.add(tool);
    tools.set(sentence, known);
  }
  const groups = [...tools].map(([sentence, names]) => ({ sentence, tools: [...names] }));
  return groups.sort((a, b) => Number(a.tools.length > 0) - Number(b.tools.length > 0));
}
