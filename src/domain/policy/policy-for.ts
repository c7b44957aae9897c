import type { Hints } from '../tool.ts';
import type { Policy, Unlisted } from './policy.ts';
import { type OneToolOptions, oneToolPolicy, serverPolicy } from './policy-of-rules.ts';
import type { Preset } from './preset.ts';
import { type Assessed, recommend } from './recommend.ts';

export interface AssessedTool {
  readonly name: string;
  readonly assessment: Assessed;
  readonly hints?: Hints;
}

/** The complete policy of one server, each tool with the rule that the preset recommends. */
export function policyFor(
  server: { readonly slug: string },
  tools: readonly AssessedTool[],
  preset: Preset,
  as?: string,
): Policy {
  const ruled = tools.map((tool) => ({ ...tool, rule: recommend(tool.assessment, preset) }));
  return serverPolicy(server, ruled, preset.unlisted, as);
}

export interface SingleToolOptions extends OneToolOptions {
  /** Instead of what the preset says. */
  readonly unlisted?: Unlisted;
}

/** The policy of one tool as the preset recommends; the server's other tools are left unlisted. */
export function singleToolPolicy(
  server: { readonly slug: string },
  tool: AssessedTool,
  preset: Preset,
  { unlisted = preset.unlisted, ...options }: SingleToolOptions = {},
): Policy {
  const ruled = { ...tool, rule: recommend(tool.assessment, preset) };
  return oneToolPolicy(server, ruled, unlisted, options);
}
