import { type Chosen, chosenIn, type Filter, toggle } from './filter.ts';
import { narrow } from './narrow.ts';
import type { ToolFacts } from './tool-facts.ts';

/** A part of a filter that can be given up, and what is found then. */
export interface Drop {
  readonly parts: readonly Chosen[];
  readonly filter: Filter;
  readonly found: number;
}

/** Of severities, categories and letters all chosen values together; of capabilities and notices each. */
function parts(filter: Filter): (readonly Chosen[])[] {
  const chosen = chosenIn(filter);
  const together = (['severity', 'category', 'letter'] as const).map((by) =>
    chosen.filter((one) => one.by === by),
  );
  const single = chosen
    .filter(({ by }) => by === 'capability' || by === 'notice')
    .map((one) => [one]);
  return [...together, ...single].filter(({ length }) => length > 0);
}

/** The part of a filter without which most is found; null where no single part is to blame. */
export function bestDrop(facts: ToolFacts, filter: Filter): Drop | null {
  let best: Drop | null = null;
  for (const dropped of parts(filter)) {
    const rest = dropped.reduce(toggle, filter);
    const found = narrow(facts, rest).length;
    if (found > (best?.found ?? 0)) best = { parts: dropped, filter: rest, found };
  }
  return best;
}
