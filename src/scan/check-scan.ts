import { compareTools, type Drift } from '#domain/drift/compare-tools.ts';
import type { Consequence } from '#domain/drift/consequence.ts';
import { judgeDrift } from '#domain/drift/judge-drift.ts';
import type { ToolChange } from '#domain/drift/tool-changes.ts';
import type { Preset } from '#domain/policy/preset.ts';
import { assess } from '#domain/risk/assess.ts';
import type { CompiledRules } from '#domain/risk/compile.ts';
import type { Tool } from '#domain/tool.ts';
import type { CatalogueServer } from '#queries/servers.ts';
import type { CatalogueTool } from '#rows/tool-row.ts';
import { toolsOf } from './assess-scan.ts';
import type { Scan } from './scan-server.ts';

export interface ToolDrift {
  readonly tool: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly changes: readonly ToolChange[];
  /** Titles of the rules that found suspicious words in a new tool. */
  readonly suspicions: readonly string[];
  readonly consequences: readonly Consequence[];
}

export interface Check {
  readonly server: CatalogueServer;
  readonly drift: Drift<CatalogueTool>;
  /** Whether hints were compared. */
  readonly hints: boolean;
  readonly tools: readonly ToolDrift[];
  /** Tools of a list that is known in part only: they are new to the catalogue, not to the server. */
  readonly unlisted: readonly string[];
  /** Tools with words in their live text that should not be there, and that the catalogue has not seen. */
  readonly suspicious: readonly { readonly tool: string; readonly label: string }[];
}

export interface CheckRules {
  readonly rules: CompiledRules;
  readonly presets: readonly Preset[];
}

/** Compares what a server lists with what the catalogue knows of it. */
export function checkScan(
  scan: Scan,
  server: CatalogueServer,
  { rules, presets }: CheckRules,
): Check {
  const hints = knowsHints(server);
  const drift = compareTools(server.tools, toolsOf(scan).tools, { hints });
  const { title, summary, description } = server;
  const judge = (tool: Tool) => assess({ server: { title, summary, description }, tool }, rules);
  const judged = judgeDrift(drift, judge, presets);
  const partly = server.known !== undefined;
  const added = judged.added.map((tool) => ({ ...tool, kind: 'added' as const, changes: [] }));
  const changed = judged.changed.map((tool, at) => ({
    ...tool,
    kind: 'changed' as const,
    changes: drift.changed[at]?.changes ?? [],
    suspicions: [],
  }));
  return {
    server,
    drift,
    hints,
    tools: [...(partly ? [] : added), ...changed, ...drift.removed.map(removedTool)],
    unlisted: partly ? drift.added.map(({ name }) => name) : [],
    suspicious: judged.suspicious,
  };
}

function removedTool({ name, assessment }: CatalogueTool): ToolDrift {
  const follows = [{ kind: 'removed-verdict', verdict: assessment }] as const;
  return { tool: name, kind: 'removed', changes: [], suspicions: [], consequences: follows };
}

/** True where a missing hint means that the author declares none, and not that nobody looked. */
const knowsHints = ({ quality, sources, tools }: CatalogueServer): boolean =>
  tools.some(hasHints) ||
  (quality === 'tools-list' && sources.some(({ gives }) => gives.includes('hints')));

const hasHints = ({ hints }: Tool): boolean => Object.keys(hints).length > 0;
