import { PRESET_IDS, type Preset, type PresetId } from '#domain/policy/preset.ts';
import { type Recommendation, ruleOfRow } from '#domain/policy/recommend.ts';
import { type Catalogue, memoised, row } from './database.ts';

export const presetById = (db: Catalogue, id: PresetId): Preset =>
  memoised(db, `preset ${id}`, () => {
    const found = row<{ body: string }>(db, 'SELECT body FROM preset WHERE id = ?', id);
    if (!found) throw new Error(`The catalogue has no preset “${id}”.`);
    return JSON.parse(found.body) as Preset;
  });

/** The presets, strictest first. */
export const allPresets = (db: Catalogue): Preset[] => PRESET_IDS.map((id) => presetById(db, id));

/** The rules of a preset, by the place of their row. */
export const presetRules = (db: Catalogue, id: PresetId): readonly Recommendation[] =>
  memoised(db, `rules of ${id}`, () => presetById(db, id).rows.map(ruleOfRow));
