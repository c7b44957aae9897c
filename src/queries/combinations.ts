import type { Combination, FoundCombination } from '#domain/attack/combination.ts';
import type { PatternEntry } from '#domain/attack/pattern.ts';
import { patternsBySlug } from './attacks.ts';
import { type Catalogue, rows, rowsIn } from './database.ts';
import { memo } from './memo.ts';

const bodies = memo('combinations', (db): ReadonlyMap<string, Combination> => {
  const sql = 'SELECT body FROM combination ORDER BY position';
  const found = rows<{ body: string }>(db, sql).map(({ body }) => JSON.parse(body) as Combination);
  return new Map(found.map((combination) => [combination.id, combination]));
});

/** The dangerous combinations, in the order of their file. */
export const allCombinations = (db: Catalogue): Combination[] => [...bodies(db).values()];

interface Member {
  readonly name: string;
  readonly slug: string;
}

/** A combination that the tools of one server complete, with the tools that fill each leg. */
export interface ServerCombination {
  readonly combination: Combination;
  readonly legs: readonly {
    readonly leg: FoundCombination<never>['legs'][number]['leg'];
    /** Worst first. */
    readonly tools: readonly Member[];
  }[];
  /** The attacks that use it. */
  readonly patterns: readonly PatternEntry[];
}

/** What the tools of one server can do together, by themselves. */
export function combinationsOf(db: Catalogue, server: string): ServerCombination[] {
  const sql = `SELECT x.combination, x.leg, t.name, t.slug
    FROM server_combination_tool x JOIN combination c ON c.id = x.combination
      JOIN tool t ON t.id = x.tool
    WHERE x.server = ? ORDER BY c.position, x.leg, t.severity_rank DESC, t.name`;
  type Row = Member & { combination: string; leg: number };
  const found = Map.groupBy(
    rowsIn<Row>(db, { server }, sql, server),
    ({ combination }) => combination,
  );
  return [...found].flatMap(([id, members]) => {
    const combination = bodies(db).get(id);
    if (!combination) return [];
    const legs = combination.legs.map((leg, place) => ({
      leg,
      tools: members.filter((member) => member.leg === place),
    }));
    return { combination, legs, patterns: patternsBySlug(db, combination.patterns) };
  });
}
