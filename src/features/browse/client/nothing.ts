import type { Browsed } from '#domain/browse/address.ts';
import { bestDrop } from '#domain/browse/drop.ts';
import type { Chosen } from '#domain/browse/filter.ts';
import type { ToolFacts } from '#domain/browse/tool-facts.ts';
import { element } from '#ui/client/element.ts';
import { toolsText } from './state.ts';

/** What to say where no tool meets the filter: which part of it to give up, and what is left then. */
export function nothing(
  facts: ToolFacts,
  state: Browsed,
  label: (one: Chosen) => string,
  go: (state: Browsed) => void,
): HTMLElement {
  const best = bestDrop(facts, state.filter);
  const said = element('p', '', element('strong', '', 'No tool meets all of these filters.'));
  if (!best) {
    said.append(' Dropping a single one is not enough.');
    return element('div', 'note mt-3', said);
  }
  const what = best.parts.map((one) => `“${label(one)}”`).join(' and ');
  const drop = element('button', 'button mt-2', `Drop ${what}: ${toolsText(best.found)}`);
  drop.type = 'button';
  drop.addEventListener('click', () => go({ ...state, filter: best.filter, page: 1 }));
  said.append(` Most is left without ${what}.`);
  return element('div', 'note mt-3', said, drop);
}
