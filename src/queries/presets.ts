import { PRESET_IDS, type Preset, type PresetId } from '#domain/policy/preset.ts';
import { type Catalogue, row } from './database.ts';

export function presetById(db: Catalogue, id: PresetId): Preset {
  const found = row<{ body: string }>(db, 'SELECT body FROM preset WHERE id = ?', id);
  if (!found) throw new Error(`The catalogue has no preset “${id}”.`);
  return JSON.parse(found.body) as Preset;
}

/** The presets, strictest first. */
export const allPresets = (db: Catalogue): Preset[] => PRESET_IDS.map((id) => presetById(db, id));
