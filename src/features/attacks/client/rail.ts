import type { AttackLine } from '#domain/attack/attack-line.ts';
import type { AttackFacet } from '#domain/attack/facet.ts';
import { type Chosen, countWith, type Filter, isChosen, narrow } from '#domain/attack/narrow.ts';
import { element } from '#ui/client/element.ts';
import type { ForeignLabels } from '#wording/attack-facets.ts';
import { attackFacetLabel } from '#wording/attack-facets.ts';

/** All entries as lines: the file that filters read. */
export interface AttackIndex {
  readonly labels: ForeignLabels;
  readonly lines: readonly AttackLine[];
}

/** The links and the choice of an id beside the list: their counts, and what they ask for. */
export class Rail {
  readonly #links: readonly HTMLAnchorElement[];
  readonly #choice: HTMLSelectElement | null;

  constructor(host: HTMLElement, choose: (one: Chosen) => void) {
    this.#links = [...host.querySelectorAll<HTMLAnchorElement>('a[data-by]')];
    this.#choice = host.querySelector('[data-choose] select');
    for (const link of this.#links)
      link.addEventListener('click', (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        choose(chosenBy(link));
      });
    const label = this.#choice?.closest('label');
    if (label && this.#choice && this.#choice.options.length > 1) label.hidden = false;
    this.#choice?.addEventListener('change', ({ currentTarget }) => {
      const { value } = currentTarget as HTMLSelectElement;
      if (value !== '') choose({ by: 'framework', value });
    });
  }

  show({ lines, labels }: AttackIndex, filter: Filter): void {
    const withWords = narrow(lines, { text: filter.text, chosen: [] });
    const facets = { ...filter, text: '' };
    for (const link of this.#links) {
      const one = chosenBy(link);
      const entries = link.parentElement?.querySelector('[data-entries]');
      if (entries) entries.textContent = String(countWith(withWords, facets, one));
      if (isChosen(filter, one)) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
    this.#fill(narrow(withWords, facets), labels, filter);
  }

  #fill(found: AttackIndex['lines'], labels: AttackIndex['labels'], filter: Filter): void {
    if (!this.#choice) return;
    const counts = new Map<string, number>();
    for (const { facets } of found)
      for (const id of facets.framework) counts.set(id, (counts.get(id) ?? 0) + 1);
    const left = [...counts].filter(([value]) => !isChosen(filter, { by: 'framework', value }));
    const options = left
      .map(([value, n]) => [attackFacetLabel('framework', value, labels), value, n] as const)
      .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
      .map(([label, value, n]) => new Option(`${label} (${n})`, value));
    const first = new Option(`Choose one of ${options.length}`, '');
    this.#choice.replaceChildren(first, ...options);
    const label = this.#choice.closest('label');
    if (label) label.hidden = false;
  }
}

function chosenBy({ dataset }: HTMLElement): Chosen {
  return { by: dataset['by'] as AttackFacet, value: dataset['value'] ?? '' };
}

/** A button that takes a part of the filter away. */
export function chip(label: string, drop: () => void): HTMLButtonElement {
  const cross = element('span', '', '×');
  cross.ariaHidden = 'true';
  const button = element('button', 'chip', `${label} `, cross);
  button.append(element('span', 'sr-only', ': remove this filter'));
  button.type = 'button';
  button.addEventListener('click', drop);
  return button;
}
