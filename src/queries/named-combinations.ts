import type { NamedCombination } from '#domain/stack/together.ts';
import { patternsBySlug } from './attacks.ts';
import type { Catalogue } from './database.ts';
import { allCombinations } from './vocabulary.ts';

/** The dangerous combinations with the names of the attacks that use them. */
export const namedCombinations = (db: Catalogue): NamedCombination[] =>
  allCombinations(db).map((one) => ({
    ...one,
    patterns: patternsBySlug(db, one.patterns).map(({ slug, name }) => ({ slug, name })),
  }));
