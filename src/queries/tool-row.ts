import type { FingerprintBasis } from '#domain/fingerprint-basis.ts';
import type { Assessment } from '#domain/risk/assessment.ts';
import type { Hints, Parameter, Tool } from '#domain/tool.ts';
import { type Catalogue, rows } from './database.ts';

export interface ToolRow {
  id: number;
  server: string;
  name: string;
  slug: string;
  family: string;
  title: string | null;
  summary: string | null;
  description: string | null;
  parameters_known: number;
  quoted: number;
  read_only_hint: number | null;
  destructive_hint: number | null;
  idempotent_hint: number | null;
  open_world_hint: number | null;
  assessment: string;
  fingerprint: string;
  fingerprint_basis: FingerprintBasis;
}

interface ParameterRow {
  name: string;
  type: string | null;
  required: number;
  enum_values: string | null;
  default_value: string | null;
  description: string | null;
}

/** A tool with its verdict and its places on the site. */
export interface CatalogueTool extends Tool {
  readonly server: string;
  readonly slug: string;
  readonly family: string;
  readonly assessment: Assessment;
  /** SHA-256 of the definition, hexadecimal. */
  readonly fingerprint: string;
  /** What the fingerprint covers. */
  readonly fingerprintBasis: FingerprintBasis;
}

function hints(row: ToolRow): Hints {
  const declared: [keyof Hints, number | null][] = [
    ['readOnlyHint', row.read_only_hint],
    ['destructiveHint', row.destructive_hint],
    ['idempotentHint', row.idempotent_hint],
    ['openWorldHint', row.open_world_hint],
  ];
  const result: Hints = {};
  for (const [hint, value] of declared) if (value !== null) result[hint] = value === 1;
  return result;
}

function parameterFromRow(row: ParameterRow): Parameter {
  const result: Parameter = { name: row.name, required: row.required === 1 };
  if (row.type !== null) result.type = row.type;
  if (row.enum_values !== null) result.enum = JSON.parse(row.enum_values) as Parameter['enum'];
  if (row.default_value !== null) {
    result.default = JSON.parse(row.default_value) as Parameter['default'];
  }
  if (row.description !== null) result.description = row.description;
  return result;
}

function parametersOf(db: Catalogue, tool: number): Parameter[] {
  const sql = `SELECT name, type, required, enum_values, default_value, description
    FROM parameter WHERE tool = ? ORDER BY position`;
  return rows<ParameterRow>(db, sql, tool).map(parameterFromRow);
}

export function toolFromRow(db: Catalogue, row: ToolRow): CatalogueTool {
  return {
    server: row.server,
    name: row.name,
    slug: row.slug,
    family: row.family,
    title: row.title ?? undefined,
    summary: row.summary ?? undefined,
    description: row.description ?? undefined,
    parameters: row.parameters_known === 1 ? parametersOf(db, row.id) : null,
    quoted: row.quoted === 1,
    hints: hints(row),
    assessment: JSON.parse(row.assessment) as Assessment,
    fingerprint: row.fingerprint,
    fingerprintBasis: row.fingerprint_basis,
  };
}
