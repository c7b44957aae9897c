import type { BrowseFacet, Chosen, Filter } from '#domain/browse/filter.ts';
import { countFacets } from '#domain/browse/narrow.ts';
import type { ToolFacts } from '#domain/browse/tool-facts.ts';

interface Link {
  readonly anchor: HTMLAnchorElement;
  readonly chosen: Chosen;
  readonly count: Element | null;
  readonly fixed: { readonly count: string; readonly isCurrent: boolean };
}

const VOCABULARY = {
  severity: 'severities',
  category: 'categories',
  capability: 'capabilities',
  notice: 'notices',
} as const;

/** The links beside the list: with script they switch filters, except the letters. */
export class Rail {
  readonly #links: readonly Link[];

  constructor(host: HTMLElement, choose: (one: Chosen) => void) {
    this.#links = [...host.querySelectorAll<HTMLAnchorElement>('a[data-facet]')].map((anchor) => {
      const count = anchor.parentElement?.querySelector('[data-tools]') ?? null;
      const isCurrent = anchor.ariaCurrent === 'true';
      return {
        anchor,
        chosen: {
          by: anchor.dataset['facet'] as BrowseFacet,
          value: anchor.dataset['value'] ?? '',
        },
        count,
        fixed: { count: count?.textContent ?? '', isCurrent },
      };
    });
    for (const { anchor, chosen } of this.#links) {
      if (chosen.by === 'letter') continue;
      anchor.addEventListener('click', (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        choose(chosen);
      });
    }
  }

  /** The words of a value; where no tool has it, there is no link to take them from. */
  label({ by, value }: Chosen): string {
    const link = this.#links.find(({ chosen }) => chosen.by === by && chosen.value === value);
    const word = link?.anchor.textContent ?? inWords(value);
    return by === 'letter' ? `First letter: ${word}` : word;
  }

  show(facts: ToolFacts, filter: Filter): void {
    const counts = countFacets(facts, filter);
    for (const { anchor, chosen, count } of this.#links) {
      const { by, value } = chosen;
      mark(anchor, filter[by].includes(value));
      if (by === 'letter' || !count) continue;
      const place = facts[VOCABULARY[by]].indexOf(value);
      count.textContent = (counts[by][place] ?? 0).toLocaleString('en');
    }
  }

  /** As the page was built. */
  reset(): void {
    for (const { anchor, count, fixed } of this.#links) {
      mark(anchor, fixed.isCurrent);
      if (count) count.textContent = fixed.count;
    }
  }
}

const inWords = (value: string): string =>
  (value.charAt(0).toUpperCase() + value.slice(1)).replaceAll('-', ' ');

function mark(anchor: HTMLAnchorElement, isCurrent: boolean): void {
  if (isCurrent) anchor.setAttribute('aria-current', 'true');
  else anchor.removeAttribute('aria-current');
}
