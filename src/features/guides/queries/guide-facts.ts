import type { Preset } from '#domain/policy/preset.ts';
import type { Assessed } from '#domain/policy/recommend.ts';
import type { Confidence, Reversibility } from '#domain/risk/assessment.ts';
import type { Capability } from '#domain/risk/capability.ts';
import type { RiskCategory } from '#domain/risk/category.ts';
import type { Severity } from '#domain/risk/severity.ts';
import {
  countByCapability,
  countByCategory,
  countBySeverity,
  type Totals,
  totals,
} from '#queries/counts.ts';
import { type Catalogue, once, rows } from '#queries/database.ts';
import { type ListedTool, listTools } from '#queries/listing.ts';
import { allPresets } from '#queries/presets.ts';

type Counts<K extends string> = ReadonlyMap<K, number>;

/** Why verdicts have the confidence that they have, the most frequent reason first. */
export interface ConfidenceReason {
  readonly confidence: Confidence;
  readonly reason: string;
  readonly tools: number;
}

/** The numbers and tables that the guides show. */
export interface GuideFacts {
  readonly totals: Totals;
  readonly category: Counts<RiskCategory>;
  readonly severity: Counts<Severity>;
  readonly capability: Counts<Capability>;
  readonly reversibility: Counts<Reversibility>;
  readonly confidence: readonly ConfidenceReason[];
  readonly presets: readonly Preset[];
  /** Every verdict that occurs, with the number of its tools. */
  readonly assessed: readonly (Assessed & { readonly tools: number })[];
  /** The gravest tool of the catalogue, to link to. */
  readonly example: ListedTool | undefined;
}

function countByReversibility(db: Catalogue): Counts<Reversibility> {
  const sql = 'SELECT reversibility AS key, count(*) AS n FROM tool GROUP BY reversibility';
  return new Map(rows<{ key: Reversibility; n: number }>(db, sql).map(({ key, n }) => [key, n]));
}

function confidenceReasons(db: Catalogue): ConfidenceReason[] {
  const sql = `SELECT confidence, assessment ->> '$.confidenceReason' AS reason, count(*) AS tools
    FROM tool GROUP BY confidence, reason ORDER BY tools DESC, reason`;
  return rows<ConfidenceReason>(db, sql);
}

function assessedTools(db: Catalogue): GuideFacts['assessed'] {
  type Row = Omit<Assessed, 'capabilities'> & { capabilities: string; tools: number };
  const sql = `SELECT category, severity, assessment -> '$.capabilities' AS capabilities,
      count(*) AS tools FROM tool GROUP BY 1, 2, 3`;
  return rows<Row>(db, sql).map(({ capabilities, ...rest }) => ({
    ...rest,
    capabilities: JSON.parse(capabilities) as Capability[],
  }));
}

export const guideFacts = (db: Catalogue): GuideFacts =>
  once(db, 'guide facts', () => ({
    totals: totals(db),
    category: countByCategory(db),
    severity: countBySeverity(db),
    capability: countByCapability(db),
    reversibility: countByReversibility(db),
    confidence: confidenceReasons(db),
    presets: allPresets(db),
    assessed: assessedTools(db),
    example: listTools(db, {}, 1, 1)[0],
  }));
