import { compareTools, type Drift, updatedTool } from '#domain/drift/compare-tools.ts';
import {
  type Consequence,
  consequencesOfChange,
  consequencesOfNew,
} from '#domain/drift/consequence.ts';
import type { ToolChange } from '#domain/drift/tool-changes.ts';
import type { Preset } from '#domain/policy/preset.ts';
import { assess } from '#domain/risk/assess.ts';
import type { Assessment } from '#domain/risk/assessment.ts';
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

type Judge = (tool: Tool) => Assessment;

/**
 * Compares what a server lists with what the catalogue knows of it. Verdicts before and after are
 * made with the same rules, so that a difference comes from the definition alone.
 */
export function checkScan(
  scan: Scan,
  server: CatalogueServer,
  { rules, presets }: CheckRules,
): Check {
  const hints = knowsHints(server);
  const drift = compareTools(server.tools, toolsOf(scan).tools, { hints });
  const { title, summary, description } = server;
  const judge: Judge = (tool) => assess({ server: { title, summary, description }, tool }, rules);
  const partly = server.known !== undefined;
  const added = partly ? [] : drift.added.map((tool) => addedTool(tool, judge, presets));
  const changed = drift.changed.map((pair) => changedTool(pair, judge, presets));
  return {
    server,
    drift,
    hints,
    tools: [...added, ...changed, ...drift.removed.map(removedTool)],
    unlisted: partly ? drift.added.map(({ name }) => name) : [],
    suspicious: newSuspicions(drift, judge),
  };
}

function addedTool(tool: Tool, judge: Judge, presets: readonly Preset[]): ToolDrift {
  const found = judge(tool);
  return {
    tool: tool.name,
    kind: 'added',
    changes: [],
    suspicions: suspicions(found),
    consequences: consequencesOfNew(found, presets),
  };
}

function changedTool(
  { known, live, changes }: Drift<CatalogueTool>['changed'][number],
  judge: Judge,
  presets: readonly Preset[],
): ToolDrift {
  const follows = consequencesOfChange(judge(known), judge(updatedTool(known, live)), presets);
  return { tool: known.name, kind: 'changed', changes, suspicions: [], consequences: follows };
}

function removedTool({ name, assessment }: CatalogueTool): ToolDrift {
  const follows = [{ kind: 'removed-verdict', verdict: assessment }] as const;
  return { tool: name, kind: 'removed', changes: [], suspicions: [], consequences: follows };
}

/** Suspicious words of the live text that the tool as the catalogue would have it does not show. */
function newSuspicions({ same, changed }: Drift<CatalogueTool>, judge: Judge): Check['suspicious'] {
  return [...same, ...changed].flatMap(({ known, live }) => {
    const seen = new Set(suspicions(judge(updatedTool(known, live))));
    return suspicions(judge(live))
      .filter((label) => !seen.has(label))
      .map((label) => ({ tool: known.name, label }));
  });
}

/** True where a missing hint means that the author declares none, and not that nobody looked. */
const knowsHints = ({ quality, sources, tools }: CatalogueServer): boolean =>
  tools.some(hasHints) ||
  (quality === 'tools-list' && sources.some(({ gives }) => gives.includes('hints')));

const hasHints = ({ hints }: Tool): boolean => Object.keys(hints).length > 0;

const suspicions = ({ suspicions: found }: Assessment): string[] => [
  ...new Set(found.map(({ label }) => label)),
];
