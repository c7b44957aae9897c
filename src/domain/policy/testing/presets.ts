import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { PRESET_IDS, type Preset, type PresetId, presetSchema } from '../preset.ts';

/** A preset of `content/presets/`. */
export function presetFile(id: PresetId): Preset {
  const file = new URL(`../../../../content/presets/${id}.yaml`, import.meta.url);
  return { id, ...presetSchema.parse(parse(readFileSync(file, 'utf8'))) };
}

export const PRESET_FILES: readonly Preset[] = PRESET_IDS.map(presetFile);
