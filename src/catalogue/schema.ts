import { readFileSync } from 'node:fs';
import { POLICY_COVERAGES } from '#domain/attack/policy-control.ts';
import { RELEVANCE_VERDICTS } from '#domain/attack/relevance.ts';
import { STOPPING_EFFECTS } from '#domain/attack/stopping.ts';
import { ATTACK_KINDS, EVIDENCE_LEVELS } from '#domain/attack/vocabulary.ts';
import { DISAGREEMENT_FIELDS } from '#domain/disagreement.ts';
import { FINGERPRINT_BASES } from '#domain/fingerprint-basis.ts';
import { ATTACK_MEANS, STOPPED } from '#domain/guard-attack/guard-attack.ts';
import { PACKAGE_REGISTRIES } from '#domain/identity.ts';
import { NOTICES } from '#domain/notice.ts';
import { DECISIONS } from '#domain/policy/policy.ts';
import { PRESET_IDS } from '#domain/policy/preset.ts';
import { EVIDENCE_QUALITIES, FACTS } from '#domain/provenance.ts';
import { CONFIDENCES } from '#domain/risk/assessment.ts';
import { CAPABILITIES } from '#domain/risk/capability.ts';
import { RISK_CATEGORIES } from '#domain/risk/category.ts';
import { ACTIONS } from '#domain/risk/facts.ts';
import { REVERSIBILITIES } from '#domain/risk/reversibility.ts';
import { SEVERITIES } from '#domain/risk/severity.ts';
import { CONTROL_KINDS, TRANSPORTS } from '#domain/server.ts';

const VOCABULARIES: Record<string, readonly string[]> = {
  actions: ACTIONS,
  attack_kinds: ATTACK_KINDS,
  attack_means: ATTACK_MEANS,
  capabilities: CAPABILITIES,
  categories: RISK_CATEGORIES,
  confidences: CONFIDENCES,
  control_kinds: CONTROL_KINDS,
  decisions: DECISIONS,
  disagreement_fields: DISAGREEMENT_FIELDS,
  evidence_levels: EVIDENCE_LEVELS,
  facts: FACTS,
  fingerprint_bases: FINGERPRINT_BASES,
  notices: NOTICES,
  package_registries: PACKAGE_REGISTRIES,
  policy_coverages: POLICY_COVERAGES,
  presets: PRESET_IDS,
  qualities: EVIDENCE_QUALITIES,
  relevance_verdicts: RELEVANCE_VERDICTS,
  reversibilities: REVERSIBILITIES,
  severities: SEVERITIES,
  stopped: STOPPED,
  stopping_effects: STOPPING_EFFECTS,
  transports: TRANSPORTS,
};

export interface SchemaSql {
  readonly tables: string;
  /** Made after the rows are written, which takes half the time and gives full pages. */
  readonly indexes: string;
}

/** The statements of `tables.sql`, each vocabulary filled in from the domain. */
export function schemaSql(): SchemaSql {
  const file = readFileSync(new URL('./tables.sql', import.meta.url), 'utf8');
  const sql = file.replace(/\$([a-z_]+)/g, (_, name: string) => {
    const words = VOCABULARIES[name];
    if (!words) throw new Error(`tables.sql names the unknown vocabulary $${name}`);
    return `(${words.map((word) => `'${word}'`).join(', ')})`;
  });
  const border = sql.search(/^CREATE (UNIQUE )?INDEX/m);
  return { tables: sql.slice(0, border), indexes: sql.slice(border) };
}
