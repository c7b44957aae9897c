import type { ListedTool } from '#domain/browse/listed-tool.ts';
import type { Decision } from '#domain/policy/policy.ts';
import type { Preset, PresetId } from '#domain/policy/preset.ts';
import type { Confidence, ConfidenceReason } from '#domain/risk/assessment.ts';
import type { Capability } from '#domain/risk/capability.ts';
import type { RiskCategory } from '#domain/risk/category.ts';
import type { ObjectClass } from '#domain/risk/object-class.ts';
import type { Reversibility } from '#domain/risk/reversibility.ts';
import type { Severity } from '#domain/risk/severity.ts';
import type { SeverityTable } from '#domain/risk/severity-table.ts';
import {
  countByCapability,
  countByCategory,
  countByObject,
  countBySeverity,
  listedObjects,
  type Totals,
  totals,
} from '#queries/counts.ts';
import { type Catalogue, rows } from '#queries/database.ts';
import { listTools } from '#queries/listing.ts';
import { memo } from '#queries/memo.ts';
import { allPresets, presetsDigest } from '#queries/presets.ts';
import { objectClasses, severityTable } from '#queries/vocabulary.ts';
import { guardAttacks, type PlayedAttack } from './guard-attacks.ts';

type Counts<K extends string> = ReadonlyMap<K, number>;

/** Why verdicts have the confidence that they have, the most frequent reason first. */
export interface ConfidenceCount {
  readonly confidence: Confidence;
  readonly reason: ConfidenceReason;
  readonly tools: number;
}

/** A class of things, and how many tools have one as the thing that their severity rests on. */
export type CountedClass = ObjectClass & { readonly tools: number; readonly isListed: boolean };

/** The numbers and tables that the guides show. */
export interface GuideFacts {
  readonly totals: Totals;
  readonly category: Counts<RiskCategory>;
  readonly severity: Counts<Severity>;
  readonly capability: Counts<Capability>;
  readonly reversibility: Counts<Reversibility>;
  readonly confidence: readonly ConfidenceCount[];
  readonly severityTable: SeverityTable;
  readonly objectClasses: readonly CountedClass[];
  readonly presets: readonly Preset[];
  readonly presetsDigest: string;
  /** On how many tools each preset decides what. */
  readonly decided: ReadonlyMap<PresetId, Counts<Decision>>;
  /** The gravest tool of the catalogue, to link to. */
  readonly example: ListedTool | undefined;
  readonly guardAttacks: readonly PlayedAttack[];
}

function countByReversibility(db: Catalogue): Counts<Reversibility> {
  const sql = 'SELECT reversibility AS key, count(*) AS n FROM tool GROUP BY reversibility';
  return new Map(rows<{ key: Reversibility; n: number }>(db, sql).map(({ key, n }) => [key, n]));
}

function confidenceCounts(db: Catalogue): ConfidenceCount[] {
  const sql = `SELECT confidence, assessment ->> '$.confidenceReason' AS reason, count(*) AS tools
    FROM tool GROUP BY confidence, reason ORDER BY tools DESC, reason`;
  return rows<ConfidenceCount>(db, sql);
}

function countedClasses(db: Catalogue): CountedClass[] {
  const counts = countByObject(db);
  const lists = listedObjects(db);
  return objectClasses(db).map((found) => ({
    ...found,
    tools: counts.get(found.id) ?? 0,
    isListed: lists.has(found.id),
  }));
}

function decisionsByPreset(db: Catalogue): GuideFacts['decided'] {
  type Row = { preset: PresetId; decision: Decision; tools: number };
  const sql = `SELECT r.preset, p.decision, count(*) AS tools
    FROM tool_rule r JOIN preset_row p ON p.preset = r.preset AND p.position = r.preset_row
    GROUP BY r.preset, p.decision`;
  const byPreset = Map.groupBy(rows<Row>(db, sql), ({ preset }) => preset);
  return new Map(
    [...byPreset].map(([preset, counts]) => [
      preset,
      new Map(counts.map(({ decision, tools }) => [decision, tools])),
    ]),
  );
}

export const guideFacts = memo(
  'guide facts',
  (db): GuideFacts => ({
    totals: totals(db),
    category: countByCategory(db),
    severity: countBySeverity(db),
    capability: countByCapability(db),
    reversibility: countByReversibility(db),
    confidence: confidenceCounts(db),
    severityTable: severityTable(db),
    objectClasses: countedClasses(db),
    presets: allPresets(db),
    presetsDigest: presetsDigest(allPresets(db)),
    decided: decisionsByPreset(db),
    example: listTools(db, {}, 1, 100)[0],
    guardAttacks: guardAttacks(db),
  }),
);
