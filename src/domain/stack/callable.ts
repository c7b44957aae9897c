import { knownCapabilities, type LabelledTool } from '../attack/combination.ts';
import type { PublishedServer, PublishedTool } from '../published-server.ts';
import { severityRank } from '../risk/severity.ts';
import { recogniseStarts } from '../start/recognise.ts';
import type { StartChoice } from '../start/start.ts';
import { startedServer } from '../start/started-server.ts';
import type { Match } from './match.ts';
import { isEnabled, runsWithoutAsking } from './tool-choice.ts';

/** An entry with the server of the catalogue that counts for it. */
export interface CountedEntry {
  readonly match: Match;
  /** With the tools that it offers as the file starts it. */
  readonly server: PublishedServer;
  /** With all its tools. */
  readonly whole: PublishedServer;
  readonly starts: readonly StartChoice[];
}

/** The server of the catalogue as an entry starts it. */
export function countedEntry(match: Match, whole: PublishedServer): CountedEntry {
  const { given } = match.entry;
  const starts = given ? recogniseStarts(whole.starts ?? [], given) : [];
  return { match, server: startedServer(whole, starts), whole, starts };
}

/** A tool that the agent can call. Its capabilities are null where nothing is known of it. */
export interface CallableTool extends LabelledTool {
  /** What the client calls the server, by which its tools are told apart from those of others. */
  readonly server: string;
  /** The server in the catalogue. */
  readonly serverSlug: string;
  readonly name: string;
  readonly tool: PublishedTool;
  /** Is only its name known, and what it takes? */
  readonly outlined?: true;
  /** Does the file let it through without asking? */
  readonly unasked: boolean;
}

/** The tools that a stack offers, worst first. What is switched off is not among them. */
export function callableTools(counted: readonly CountedEntry[]): CallableTool[] {
  const seen = new Set<string>();
  const tools: CallableTool[] = [];
  for (const { match, server } of counted) {
    const { configName, disabled, tools: choice } = match.entry;
    if (disabled) continue;
    for (const tool of server.tools) {
      const id = JSON.stringify([configName, server.slug, tool.name]);
      if (seen.has(id) || !isEnabled(choice, tool.name)) continue;
      seen.add(id);
      tools.push({
        ...{ server: configName, serverSlug: server.slug, name: tool.name, tool },
        ...(server.outline ? { outlined: true as const } : {}),
        unasked: runsWithoutAsking(choice, tool.name),
        capabilities: knownCapabilities(tool),
      });
    }
  }
  return tools.sort((a, b) => severityRank(b.tool.severity) - severityRank(a.tool.severity));
}
