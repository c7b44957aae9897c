import type { Preset } from '#domain/policy/preset.ts';
import type { NamedCombination } from '#domain/stack/together.ts';
import { patternsBySlug } from './attacks.ts';
import type { Catalogue } from './database.ts';
import { allPresets } from './presets.ts';
import { allCombinations } from './vocabulary.ts';

/** What `/stack/rules.json` holds. */
export interface StackRules {
  readonly combinations: readonly NamedCombination[];
  readonly presets: readonly Preset[];
}

/** What `/stack/` judges a stack by, whichever servers are in it. */
export const stackRules = (db: Catalogue): StackRules => ({
  presets: allPresets(db),
  combinations: allCombinations(db).map((one) => ({
    ...one,
    patterns: patternsBySlug(db, one.patterns).map(({ slug, name }) => ({ slug, name })),
  })),
});
