import type { NamedCombination } from '#domain/stack/together.ts';
import { patternsBySlug } from '#queries/attacks.ts';
import { allCombinations } from '#queries/combinations.ts';
import type { Catalogue } from '#queries/database.ts';

/** The dangerous combinations with the names of the attacks that use them. */
export const namedCombinations = (db: Catalogue): NamedCombination[] =>
  allCombinations(db).map((combination) => ({
    ...combination,
    patterns: patternsBySlug(db, combination.patterns).map(({ slug, name }) => ({ slug, name })),
  }));
