import { element } from '#ui/client/element.ts';
import { type Choice, FACETS, type Facet, type FacetCounts } from './answer.ts';

/** The boxes with which results are narrowed, on the search page. */
export class FacetBox {
  #host: HTMLElement;
  #chips: HTMLElement;

  constructor(host: HTMLElement, chips: HTMLElement, changed: () => void) {
    this.#host = host;
    this.#chips = chips;
    const fold = host.querySelector('details');
    if (fold) fold.open = matchMedia('(min-width: 1024px)').matches;
    host.addEventListener('change', () => {
      this.#showChips();
      changed();
    });
    chips.addEventListener('click', (event) => {
      const chip = event.target instanceof Element ? event.target.closest('button') : null;
      if (!chip) return;
      this.choose(chip.value === '' ? {} : this.#without(chip.name, chip.value));
      changed();
    });
  }

  get choice(): Choice {
    const chosen = FACETS.map((facet) => {
      const values = this.#boxes(facet).filter(({ checked }) => checked);
      return [facet, values.map(({ value }) => value)] as const;
    });
    return Object.fromEntries(chosen.filter(([, values]) => values.length > 0));
  }

  choose(choice: Choice): void {
    for (const facet of FACETS) {
      for (const box of this.#boxes(facet))
        box.checked = choice[facet]?.includes(box.value) ?? false;
    }
    this.#showChips();
  }

  /** The counts that are shown are those of the question before. */
  wait(): void {
    this.#host.ariaBusy = 'true';
  }

  /** Shows the counts; a value that would leave nothing cannot be chosen. Null hides all. */
  show(counts: FacetCounts | null): void {
    this.#host.ariaBusy = 'false';
    this.#host.hidden = counts === null && Object.keys(this.choice).length === 0;
    if (!counts) return;
    for (const facet of FACETS) {
      for (const box of this.#boxes(facet)) {
        const count = counts[facet][box.value] ?? 0;
        box.disabled = count === 0 && !box.checked;
        const shown = box.parentElement?.querySelector('[data-count]');
        if (shown) shown.textContent = count.toLocaleString('en');
      }
    }
  }

  #boxes(facet: Facet): HTMLInputElement[] {
    return [...this.#host.querySelectorAll<HTMLInputElement>(`input[name=${facet}]`)];
  }

  #without(facet: string, value: string): Choice {
    const rest = Object.entries(this.choice).map(([name, values]) => {
      return [name, name === facet ? values.filter((one) => one !== value) : values] as const;
    });
    return Object.fromEntries(rest.filter(([, values]) => values.length > 0));
  }

  #showChips(): void {
    const chips = FACETS.flatMap((facet) =>
      this.#boxes(facet)
        .filter(({ checked }) => checked)
        .map((box) => this.#chip(box.name, box.value, box.dataset['label'] ?? box.value)),
    );
    if (chips.length > 0) chips.push(this.#chip('', '', 'Clear all'));
    this.#chips.replaceChildren(...chips);
  }

  #chip(facet: string, value: string, label: string): HTMLElement {
    const isOne = facet !== '';
    const sign = element('span', 'soft', '×');
    sign.ariaHidden = 'true';
    const chip = element('button', 'chip', label, ...(isOne ? [sign] : []));
    chip.type = 'button';
    chip.name = facet;
    chip.value = value;
    if (isOne) chip.ariaLabel = `Remove filter ${facet}: ${label}`;
    return element('li', '', chip);
  }
}
