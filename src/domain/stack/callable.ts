import type { LabelledTool } from '../attack/combination.ts';
import type { PublishedServer, PublishedTool } from '../published-server.ts';
import { severityRank } from '../risk/severity.ts';
import { isLetThrough, isUnasked } from './locate/tool-choice.ts';
import type { Match } from './match.ts';

/** An entry with the server of the catalogue that counts for it. */
export interface Counted {
  readonly match: Match;
  readonly shard: PublishedServer;
  /** How the entry's tools are told apart from those of other entries: what the client calls it. */
  readonly as: string;
}

/** A tool that the agent can call. Its capabilities are null where nothing is known of it. */
export interface CallableTool extends LabelledTool {
  readonly server: string;
  readonly name: string;
  readonly home: string;
  readonly tool: PublishedTool;
  /** Does the file let it through without asking? */
  readonly unasked: boolean;
}

/** The tools that a stack offers, worst first. What is switched off is not among them. */
export function callableTools(counted: readonly Counted[]): CallableTool[] {
  const seen = new Set<string>();
  const tools: CallableTool[] = [];
  for (const { match, shard, as } of counted) {
    if (match.entry.disabled) continue;
    for (const tool of shard.tools) {
      const id = JSON.stringify([as, shard.slug, tool.name]);
      if (seen.has(id) || !isLetThrough(match.entry.tools, tool.name)) continue;
      seen.add(id);
      tools.push(callable(tool, as, shard.slug, isUnasked(match.entry.tools, tool.name)));
    }
  }
  return tools.sort((a, b) => severityRank(b.tool.severity) - severityRank(a.tool.severity));
}

function callable(
  tool: PublishedTool,
  server: string,
  home: string,
  unasked: boolean,
): CallableTool {
  const unlabelled = tool.category === 'unknown' && tool.capabilities.length === 0;
  const { name, capabilities } = tool;
  return { server, name, home, tool, unasked, capabilities: unlabelled ? null : capabilities };
}
