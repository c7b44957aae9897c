import type { Preset } from '../policy/preset.ts';
import type { Assessment } from '../risk/assessment.ts';
import type { Tool } from '../tool.ts';
import { type Drift, updatedTool } from './compare-tools.ts';
import { type Consequence, consequencesOfChange, consequencesOfNew } from './consequence.ts';

/** Assesses a tool; before and after with the same rules, so that a difference comes from the definition alone. */
export type Judge = (tool: Tool) => Assessment;

export interface JudgedTool {
  readonly tool: string;
  readonly consequences: readonly Consequence[];
}

export interface JudgedDrift {
  readonly added: readonly (JudgedTool & {
    /** Titles of the rules that found suspicious words in the new tool. */
    readonly suspicions: readonly string[];
  })[];
  /** In the order of `changed` of the drift. */
  readonly changed: readonly JudgedTool[];
  /** Tools with words in their live text that should not be there, and that are not known of them. */
  readonly suspicious: readonly { readonly tool: string; readonly label: string }[];
}

/** What follows from what a server lists now for verdicts, and for the rules of each preset. */
export function judgeDrift<T extends Tool>(
  { added, changed, same }: Drift<T>,
  judge: Judge,
  presets: readonly Preset[],
): JudgedDrift {
  return {
    added: added.map((tool) => {
      const found = judge(tool);
      const consequences = consequencesOfNew(found, presets);
      return { tool: tool.name, suspicions: labels(found), consequences };
    }),
    changed: changed.map(({ known, live }) => {
      const after = judge(updatedTool(known, live));
      return { tool: known.name, consequences: consequencesOfChange(judge(known), after, presets) };
    }),
    suspicious: [...same, ...changed].flatMap(({ known, live }) => {
      const seen = new Set(labels(judge(updatedTool(known, live))));
      const fresh = labels(judge(live)).filter((label) => !seen.has(label));
      return fresh.map((label) => ({ tool: known.name, label }));
    }),
  };
}

const labels = ({ suspicions }: Assessment): string[] => [
  ...new Set(suspicions.map(({ label }) => label)),
];
