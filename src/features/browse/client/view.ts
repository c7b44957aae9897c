import { type Browsed, toQuery } from '#domain/browse/address.ts';
import { type Chosen, chosenIn } from '#domain/browse/filter.ts';
import type { ToolFacts } from '#domain/browse/tool-facts.ts';
import { routes } from '#routes';
import { announce } from '#ui/client/announce.ts';
import { element } from '#ui/client/element.ts';
import { severityMark } from '#ui/client/severity-mark.ts';
import { nothing } from './nothing.ts';
import { pagerElement } from './pager.ts';
import type { Parts } from './parts.ts';
import type { Rail } from './rail.ts';
import { rowElement } from './row.ts';
import { chipElements, spokenState, toolsText } from './state.ts';

/** One page of what was found. */
export interface Found {
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly tools: readonly number[];
  readonly lines: readonly string[];
}

export const addressOf = (state: Browsed): string => `${routes.tools()}${toQuery(state)}`;

/** Draws the list in the place of the one that the page was built with, which it can bring back. */
export class View {
  readonly #parts: Parts;
  readonly #rail: Rail;
  readonly #go: (state: Browsed) => void;
  readonly #fixed;

  constructor(parts: Parts, rail: Rail, go: (state: Browsed) => void) {
    this.#parts = parts;
    this.#rail = rail;
    this.#go = go;
    const { heading, meaning, count, chips, list, shown } = parts;
    this.#fixed = {
      title: document.title,
      heading: heading.textContent,
      meaning: meaning.hidden,
      count: [...count.childNodes],
      chips: [...chips.childNodes],
      list: [...list.childNodes],
      shown: shown.textContent,
    };
  }

  /** The page as it was built. */
  reset(): void {
    const { heading, meaning, count, chips, list, shown } = this.#parts;
    document.title = this.#fixed.title;
    heading.textContent = this.#fixed.heading;
    meaning.hidden = this.#fixed.meaning;
    shown.textContent = this.#fixed.shown;
    this.#rail.reset();
    this.#keepFocus(() => {
      count.replaceChildren(...this.#fixed.count);
      chips.replaceChildren(...this.#fixed.chips);
      list.replaceChildren(...this.#fixed.list);
    });
    announce(`${count.textContent?.trim()}; ${this.#fixed.heading}`);
  }

  show(facts: ToolFacts, state: Browsed, found: Found): void {
    const { count, chips, list, shown } = this.#parts;
    const label = (one: Chosen) => this.#rail.label(one);
    this.#name(state, found.page);
    this.#rail.show(facts, state.filter);
    const [number = '', word = ''] = toolsText(found.total).split(' ');
    this.#keepFocus(() => {
      count.replaceChildren(element('strong', '', number), ` ${word}`);
      chips.replaceChildren(...chipElements(state, { label, go: this.#go }));
      list.replaceChildren(...this.#listParts(facts, state, found));
    });
    shown.textContent = `Show ${toolsText(found.total)}`;
    announce(spokenState(state, found.total, found.page, found.pages, label));
  }

  #listParts(facts: ToolFacts, state: Browsed, found: Found): HTMLElement[] {
    const { total, page, pages, tools, lines } = found;
    if (total === 0) return [nothing(facts, state, (one) => this.#rail.label(one), this.#go)];
    const words = {
      category: (value: string) => this.#rail.label({ by: 'category', value }),
      severity: (value: string) => this.#severity(value),
    };
    const rows = tools.map((tool, at) => rowElement(facts, tool, lines[at] ?? '', words));
    const list = element('ul', 'tool-list', ...rows);
    if (pages === 1) return [list];
    const href = (number: number) => addressOf({ ...state, page: number });
    const go = (number: number) => this.#go({ ...state, page: number });
    return [list, pagerElement({ page, pages, href, go })];
  }

  #severity(value: string): Node {
    return severityMark(this.#parts.host, value) ?? element('span', 'severity', value);
  }

  #name({ filter }: Browsed, page: number): void {
    const { heading, meaning } = this.#parts;
    const chosen = chosenIn(filter).map((one) => this.#rail.label(one));
    const ending = page > 1 ? `, page ${page}` : '';
    const site = this.#fixed.title.split(' · ').at(-1) ?? '';
    meaning.hidden = true;
    heading.textContent = `${chosen.length > 0 ? 'Filtered tools' : 'All tools'}${ending}`;
    const title = chosen.length > 0 ? `Tools: ${chosen.join(', ')}` : 'All tools';
    document.title = `${title}${ending} · ${site}`;
  }

  /** What had the focus may be gone; then the number of tools, which has changed, has it. */
  #keepFocus(change: () => void): void {
    const { host, count } = this.#parts;
    const hadFocus = host.contains(document.activeElement);
    change();
    if (hadFocus && !host.contains(document.activeElement)) count.focus({ preventScroll: true });
  }
}
