import { createHash } from 'node:crypto';
import { PRESET_IDS, type Preset, type PresetId } from '#domain/policy/preset.ts';
import { type Catalogue, row } from './database.ts';
import { memo } from './memo.ts';

export const presetById = memo('preset', (db, id: PresetId): Preset => {
  const found = row<{ body: string }>(db, 'SELECT body FROM preset WHERE id = ?', id);
  if (!found) throw new Error(`The catalogue has no preset “${id}”.`);
  return JSON.parse(found.body) as Preset;
});

/** The presets, strictest first. */
export const allPresets = (db: Catalogue): Preset[] => PRESET_IDS.map((id) => presetById(db, id));

/** SHA-256 of what presets decide, by which a record of a measurement names those that it measured. */
export function presetsDigest(presets: readonly Preset[]): string {
  const decided = presets.map(({ id, unlisted, rows }) => [
    id,
    unlisted,
    rows.map(({ when, rule }) => [
      [when.category, when.severity, when.anyCapability, when.suspicious],
      [rule.decision, rule.limits, rule.ifCannotCount, rule.ifCannotAsk, rule.cases],
    ]),
  ]);
  return createHash('sha256').update(JSON.stringify(decided)).digest('hex');
}
