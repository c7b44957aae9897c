import { asksForList, type Browsed, fromAddress, type Sort } from '#domain/browse/address.ts';
import { type Chosen, chosenIn, toggle } from '#domain/browse/filter.ts';
import { narrow } from '#domain/browse/narrow.ts';
import { sortTools } from '#domain/browse/sort.ts';
import type { ToolFacts } from '#domain/browse/tool-facts.ts';
import { routes } from '#routes';
import { announce } from '#ui/client/announce.ts';
import { loadFile } from '#ui/client/site-file.ts';
import { type Parts, partsOf } from './parts.ts';
import { Rail } from './rail.ts';
import { addressOf, type Found, View } from './view.ts';

const PAGE_SIZE = 100;

const loadFacts = (): Promise<ToolFacts> => loadFile(routes.toolFacts());

/** What the rows of these tools say, in the same order. */
async function loadLines(facts: ToolFacts, tools: readonly number[]): Promise<string[]> {
  const fileOf = (tool: number) => Math.floor(tool / facts.linesPer) + 1;
  const wanted = [...new Set(tools.map(fileOf))].map(async (file) => {
    return [file, await loadFile<readonly string[]>(routes.toolLines(file))] as const;
  });
  const lines = new Map(await Promise.all(wanted));
  return tools.map((tool) => lines.get(fileOf(tool))?.[tool % facts.linesPer] ?? '');
}

/** Makes the static list of tools filter and sort in place; what is asked stands in the address. */
export function browse(host: HTMLElement): void {
  new Browsing(partsOf(host)).start();
  host.dataset['ready'] = '';
}

class Browsing {
  readonly #parts: Parts;
  readonly #rail: Rail;
  readonly #view: View;
  /** Where the page that was built stands. */
  readonly #path = location.pathname;
  #state = fromAddress(location);
  #drawn = location.pathname + location.search;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#rail = new Rail(parts.host, (one) => this.#choose(one));
    this.#view = new View(parts, this.#rail, (state) => this.#go(state));
  }

  start(): void {
    const { sort, retry } = this.#parts;
    sort.value = this.#state.sort;
    sort.addEventListener('change', () => {
      this.#go({ ...this.#state, sort: sort.value as Sort, page: 1 });
    });
    retry.addEventListener('click', () => void this.#show());
    addEventListener('popstate', () => {
      if (this.#drawn === location.pathname + location.search) return;
      this.#state = fromAddress(location);
      void this.#show();
    });
    if (asksForList(location.search)) void this.#show();
  }

  #choose(one: Chosen): void {
    this.#go({ ...this.#state, filter: toggle(this.#state.filter, one), page: 1 });
  }

  #go(state: Browsed): void {
    this.#state = state;
    history.pushState(null, '', addressOf(state));
    void this.#show().then(() => this.#scroll());
  }

  async #show(): Promise<void> {
    const asked = this.#state;
    const { list, sort, problem } = this.#parts;
    this.#drawn = location.pathname + location.search;
    sort.value = asked.sort;
    problem.hidden = true;
    if (location.pathname === this.#path && !asksForList(location.search)) {
      list.ariaBusy = 'false';
      this.#view.reset();
      return;
    }
    list.ariaBusy = 'true';
    try {
      const facts = await loadFacts();
      const found = await this.#find(facts, asked);
      if (asked === this.#state) this.#view.show(facts, asked, found);
    } catch {
      if (asked === this.#state) this.#fail(asked);
    }
    if (asked === this.#state) list.ariaBusy = 'false';
  }

  async #find(facts: ToolFacts, { filter, sort, page }: Browsed): Promise<Found> {
    const all = sortTools(facts, narrow(facts, filter), sort);
    const pages = Math.max(1, Math.ceil(all.length / PAGE_SIZE));
    const shown = Math.min(page, pages);
    const tools = all.slice((shown - 1) * PAGE_SIZE, shown * PAGE_SIZE);
    const lines = await loadLines(facts, tools);
    return { total: all.length, page: shown, pages, tools, lines };
  }

  #fail({ filter }: Browsed): void {
    const { problem } = this.#parts;
    const chosen = chosenIn(filter).map((one) => this.#rail.label(one));
    const what = chosen.length > 0 ? `The filters ${chosen.join(', ')}` : 'The order';
    const said = problem.querySelector('strong');
    if (said) said.textContent = `${what} could not be applied.`;
    problem.hidden = false;
    announce(problem.querySelector('p')?.textContent?.trim() ?? '');
  }

  /** Where filters stand beside the list, a changed list is shown from its beginning. */
  #scroll(): void {
    const { host, bar } = this.#parts;
    const rail = document.activeElement?.closest('.rail');
    const isBelow = rail && host.contains(rail) && !matchMedia('(min-width: 1024px)').matches;
    if (!isBelow && bar.getBoundingClientRect().top < 0) bar.scrollIntoView();
  }
}
