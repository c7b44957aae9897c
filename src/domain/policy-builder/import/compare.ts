import type { PublishedTool } from '../../published-server.ts';
import type { ImportedFile, ImportedRule } from './imported.ts';

export interface ComparedTool {
  readonly tool: PublishedTool;
  readonly rule: ImportedRule;
}

/** What a file does with the tools of one server, each in exactly one list. */
export interface Comparison {
  readonly allowed: readonly ComparedTool[];
  readonly asked: readonly ComparedTool[];
  readonly denied: readonly ComparedTool[];
  /** The file says nothing about them: they get what it does with everything else. */
  readonly missed: readonly PublishedTool[];
}

/** Goes through all tools of a server, in their order, under its name in the file. */
export function compareWithFile(
  file: ImportedFile,
  as: string,
  tools: readonly PublishedTool[],
): Comparison {
  const lists = { allowed: [], asked: [], denied: [], missed: [] } as {
    [K in keyof Comparison]: Comparison[K][number][];
  };
  for (const tool of tools) {
    const rule = file.rule(as, tool.name);
    if (!rule) lists.missed.push(tool);
    else if (rule.decision === 'allow') lists.allowed.push({ tool, rule });
    else if (rule.decision === 'ask') lists.asked.push({ tool, rule });
    else lists.denied.push({ tool, rule });
  }
  return lists;
}
