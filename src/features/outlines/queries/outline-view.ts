import type { Policy } from '#domain/policy/policy.ts';
import { serverPolicy } from '#domain/policy/policy-of-rules.ts';
import type { Preset } from '#domain/policy/preset.ts';
import { type Recommendation, ruleOfRow } from '#domain/policy/recommend.ts';
import { argumentRoles } from '#domain/risk/argument-roles.ts';
import type { RiskCategory } from '#domain/risk/category.ts';
import type { Severity } from '#domain/risk/severity.ts';
import type { Catalogue } from '#queries/database.ts';
import { outlineBySlug, outlineDatasets, type UsedDataset } from '#queries/outlines.ts';
import { presetById } from '#queries/presets.ts';
import type { OutlinedServer, OutlinedTool } from '#rows/outline-row.ts';

export interface RuledOutlinedTool extends OutlinedTool {
  readonly rule: Recommendation;
}

/** Everything that the page of an outlined server shows. */
export interface OutlineView {
  readonly outline: OutlinedServer;
  readonly dataset: UsedDataset;
  readonly preset: Preset;
  readonly tools: readonly RuledOutlinedTool[];
  readonly policy: Policy;
  readonly exposure: readonly {
    readonly category: RiskCategory;
    readonly severity: Severity;
    readonly tools: number;
  }[];
}

/** Throws where there is no such outline. */
export function outlineView(db: Catalogue, slug: string): OutlineView {
  const outline = outlineBySlug(db, slug);
  const dataset = outlineDatasets(db).find(({ id }) => id === outline.dataset);
  if (!dataset) throw new Error(`There is no data set ${outline.dataset}.`);
  const preset = presetById(db, 'careful');
  const tools = outline.tools.map((tool) => ({ ...tool, rule: ruleOf(tool, preset) }));
  const ruled = tools.map(({ name, rule, hints, category, capabilities }) => ({
    ...{ name, rule, hints },
    assessment: { category, capabilities },
  }));
  const policy = serverPolicy({ slug }, ruled, preset.unlisted);
  return { outline, dataset, preset, tools, policy, exposure: exposureOf(outline.tools) };
}

function ruleOf(tool: OutlinedTool, preset: Preset): Recommendation {
  const row = preset.rows[tool.rows[preset.id] ?? -1];
  if (!row) throw new Error(`There is no rule for ${tool.name}.`);
  return ruleOfRow(row, argumentRoles(tool.parameters));
}

function exposureOf(tools: readonly OutlinedTool[]): OutlineView['exposure'] {
  const groups = Map.groupBy(tools, ({ category, severity }) => `${category} ${severity}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first
      ? [{ category: first.category, severity: first.severity, tools: group.length }]
      : [];
  });
}
