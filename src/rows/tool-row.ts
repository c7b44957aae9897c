import type { FingerprintBasis } from '#domain/fingerprint-basis.ts';
import type { Assessment } from '#domain/risk/assessment.ts';
import { severityRank } from '#domain/risk/severity.ts';
import { familyOf, letterOf } from '#domain/slug.ts';
import { HINT_DEFAULTS, type Hints, type Parameter, type Tool } from '#domain/tool.ts';

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

/** A row of the table `tool`, its number left out. */
export type ToolRow = ReturnType<typeof rowOfTool>;
/** A row of the table `parameter`, its tool and place left out. */
export type ParameterRow = ReturnType<typeof rowOfParameter>;

const HINT_COLUMN = {
  readOnlyHint: 'read_only_hint',
  destructiveHint: 'destructive_hint',
  idempotentHint: 'idempotent_hint',
  openWorldHint: 'open_world_hint',
} as const satisfies Record<keyof Hints, string>;
const HINTS = Object.keys(HINT_DEFAULTS) as (keyof Hints)[];

const flag = (value: boolean | undefined): number | null =>
  value === undefined ? null : Number(value);

/** A tool as the database holds it; its parameters are separate rows. */
export function rowOfTool(tool: Omit<CatalogueTool, 'family'>) {
  const { assessment, hints } = tool;
  return {
    server: tool.server,
    name: tool.name,
    slug: tool.slug,
    family: familyOf(tool.name),
    letter: letterOf(tool.name),
    title: tool.title ?? null,
    summary: tool.summary ?? null,
    description: tool.description ?? null,
    parameters_known: Number(tool.parameters !== null),
    quoted: Number(tool.quoted ?? false),
    read_only_hint: flag(hints.readOnlyHint),
    destructive_hint: flag(hints.destructiveHint),
    idempotent_hint: flag(hints.idempotentHint),
    open_world_hint: flag(hints.openWorldHint),
    category: assessment.category,
    severity: assessment.severity,
    severity_rank: severityRank(assessment.severity),
    object: assessment.facts.find(({ kind }) => kind === 'object')?.value ?? null,
    reversibility: assessment.reversibility,
    confidence: assessment.confidence,
    assessment: JSON.stringify(assessment),
    fingerprint: tool.fingerprint,
    fingerprint_basis: tool.fingerprintBasis,
  };
}

/** The tool that a row holds; `parameters` are its rows in their order. */
export function toolFromRow(row: ToolRow, parameters: readonly ParameterRow[]): CatalogueTool {
  const hints: Hints = {};
  for (const hint of HINTS) {
    const value = row[HINT_COLUMN[hint]];
    if (value !== null) hints[hint] = value === 1;
  }
  return {
    server: row.server,
    name: row.name,
    slug: row.slug,
    family: row.family,
    title: row.title ?? undefined,
    summary: row.summary ?? undefined,
    description: row.description ?? undefined,
    parameters: row.parameters_known === 1 ? parameters.map(parameterFromRow) : null,
    quoted: row.quoted === 1,
    hints,
    assessment: JSON.parse(row.assessment) as Assessment,
    fingerprint: row.fingerprint,
    fingerprintBasis: row.fingerprint_basis,
  };
}

const json = (value: unknown): string | null =>
  value === undefined ? null : JSON.stringify(value);

export function rowOfParameter(parameter: Parameter) {
  return {
    name: parameter.name,
    type: parameter.type ?? null,
    required: Number(parameter.required),
    enum_values: json(parameter.enum),
    default_value: json(parameter.default),
    description: parameter.description ?? null,
  };
}

function parameterFromRow(row: ParameterRow): Parameter {
  return {
    name: row.name,
    required: row.required === 1,
    ...(row.type === null ? {} : { type: row.type }),
    ...(row.enum_values === null ? {} : { enum: JSON.parse(row.enum_values) }),
    ...(row.default_value === null ? {} : { default: JSON.parse(row.default_value) }),
    ...(row.description === null ? {} : { description: row.description }),
  };
}
