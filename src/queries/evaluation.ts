import {
  type EvaluationRecord,
  evaluationRecordSchema,
} from '#domain/evaluation/evaluation-file.ts';
import type { PresetId } from '#domain/policy/preset.ts';
import { guardSavesSentence } from '#wording/how-often.ts';
import recorded from '../../content/evaluation.json' with { type: 'json' };
import type { Catalogue } from './database.ts';
import { memo } from './memo.ts';
import { allPresets, presetsDigest } from './presets.ts';

/** How often policies ask and what they stop, as the last recorded run of `npm run evaluate` found it. */
export const evaluation: EvaluationRecord = evaluationRecordSchema.parse(recorded);

/** Did that run measure the presets of this catalogue? */
const isCurrent = memo(
  'evaluation is current',
  (db): boolean => evaluation.presets === presetsDigest(allPresets(db)),
);

/** What the guard saved where it was measured, as a sentence; undefined where these presets were not. */
export const guardMeasured = (db: Catalogue, preset: PresetId): string | undefined =>
  isCurrent(db) ? guardSavesSentence(evaluation, preset) : undefined;
