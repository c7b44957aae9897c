import { filterFromAddress, queryOf } from '#domain/attack/filter-address.ts';
import { type Chosen, type Filter, narrow, toggle } from '#domain/attack/narrow.ts';
import { element } from '#ui/client/element.ts';
import { loadFile } from '#ui/client/site-file.ts';
import { attackFacetLabel } from '#wording/attack-facets.ts';
import { lineElement } from './line.ts';
import { nothing } from './nothing.ts';
import { type AttackIndex, chip, Rail } from './rail.ts';

/** Makes a static list of attacks filter in place; the filter lives in the address. */
export function browse(host: HTMLElement): void {
  const field = host.querySelector<HTMLInputElement>('[data-text] input');
  const lines = host.querySelector<HTMLElement>('[data-lines]');
  const state = host.querySelector<HTMLElement>('[data-state]');
  if (field && lines && state) new Browsing({ host, field, lines, state }).start();
  host.dataset['ready'] = '';
}

interface Parts {
  readonly host: HTMLElement;
  readonly field: HTMLInputElement;
  readonly lines: HTMLElement;
  readonly state: HTMLElement;
}

class Browsing {
  readonly #parts: Parts;
  readonly #address = location.pathname;
  readonly #fixed: {
    readonly heading: string;
    readonly lines: readonly Node[];
    readonly state: readonly Node[];
  };
  readonly #rail: Rail;
  #filter: Filter = filterFromAddress(location);
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#fixed = {
      heading: parts.host.querySelector('h1')?.textContent ?? '',
      lines: [...parts.lines.childNodes],
      state: [...parts.state.childNodes],
    };
    this.#rail = new Rail(parts.host, (one) => this.#go(toggle(this.#filter, one)));
  }

  start(): void {
    const { field } = this.#parts;
    const label = field.closest('label');
    if (label) label.hidden = false;
    field.value = this.#filter.text;
    field.addEventListener('focus', () => void this.#index());
    field.addEventListener('input', () => {
      clearTimeout(this.#waiting);
      this.#waiting = setTimeout(() => this.#type(field.value), 120);
    });
    addEventListener('popstate', () => {
      this.#filter = filterFromAddress(location);
      field.value = this.#filter.text;
      void this.#show();
    });
    if (location.search !== '') void this.#show();
  }

  #index(): Promise<AttackIndex> {
    return loadFile<AttackIndex>(this.#parts.host.dataset['index'] ?? '');
  }

  /** Typing changes the address in place, so that Back leaves the list and not a letter. */
  #type(text: string): void {
    this.#filter = { ...this.#filter, text };
    history.replaceState(history.state, '', this.#addressOf(this.#filter));
    void this.#show();
  }

  #go(filter: Filter): void {
    this.#filter = filter;
    this.#parts.field.value = filter.text;
    history.pushState(null, '', this.#addressOf(filter));
    void this.#show();
  }

  #addressOf(filter: Filter): string {
    return `${this.#parts.host.dataset['list'] ?? ''}${queryOf(filter)}`;
  }

  async #show(): Promise<void> {
    const asked = this.#filter;
    const { host, lines, state } = this.#parts;
    let index: AttackIndex;
    try {
      index = await this.#index();
    } catch {
      state.replaceChildren('The list could not be loaded. The links still lead to static lists.');
      return;
    }
    if (asked !== this.#filter) return;
    this.#rail.show(index, asked);
    const isOwn = location.pathname === this.#address && location.search === '';
    this.#name(isOwn);
    if (isOwn) {
      lines.replaceChildren(...this.#fixed.lines);
      state.replaceChildren(...this.#fixed.state);
      return;
    }
    const found = narrow(index.lines, asked);
    state.replaceChildren(...this.#stateParts(index, asked, found.length));
    const words = {
      label: ({ by, value }: Chosen) => attackFacetLabel(by, value, index.labels),
      show: (filter: Filter) => this.#go(filter),
    };
    const list = element('ul', 'tool-list', ...found.map((line) => lineElement(host, line)));
    lines.replaceChildren(...(found.length > 0 ? [list] : nothing(host, index, asked, words)));
  }

  /** The heading of a static list does not fit another filter. */
  #name(isOwn: boolean): void {
    const { host } = this.#parts;
    const heading = host.querySelector('h1');
    const lead = host.querySelector<HTMLElement>('.lead');
    if (heading) heading.textContent = isOwn ? this.#fixed.heading : 'Attacks';
    if (lead) lead.hidden = !isOwn && this.#address !== this.#parts.host.dataset['list'];
  }

  #stateParts({ labels }: AttackIndex, filter: Filter, found: number): Node[] {
    const count = element('span', '', element('strong', '', String(found)));
    count.append(found === 1 ? ' entry' : ' entries');
    count.role = 'status';
    const chips = filter.chosen.map((one) =>
      chip(attackFacetLabel(one.by, one.value, labels), () => this.#go(toggle(filter, one))),
    );
    const all = chip('All filters', () => this.#go({ text: '', chosen: [] }));
    return [count, ...chips, ...(filter.chosen.length > 1 ? [all] : [])];
  }
}
