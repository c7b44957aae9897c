import type { Combination } from '#domain/attack/combination.ts';
import type { AttackEntry } from '#domain/attack/entry.ts';
import { PRESET_IDS, type Preset } from '#domain/policy/preset.ts';
import type { RiskModel } from '#domain/risk/compile.ts';
import { attackEntries } from './read/attack-content.ts';
import type { Content } from './read/content.ts';

/** Everything of our own content that decides what is written of a server. Plain data. */
export interface ServerModel {
  readonly risk: RiskModel;
  readonly presets: readonly Preset[];
  /** By id. */
  readonly attacks: readonly AttackEntry[];
  readonly combinations: readonly Combination[];
}

export function modelOf({ risk, presets, attacks }: Content): ServerModel {
  return {
    risk,
    presets: presets.map(({ id, value }) => ({ ...value, id: presetId(id) })),
    attacks: attackEntries(attacks).sort((a, b) => (a.id < b.id ? -1 : 1)),
    combinations: attacks.combinations,
  };
}

function presetId(id: string): Preset['id'] {
  const known = PRESET_IDS.find((preset) => preset === id);
  if (!known) throw new Error(`There is no preset “${id}”: only ${PRESET_IDS.join(', ')}.`);
  return known;
}
