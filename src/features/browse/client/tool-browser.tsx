import { render } from 'preact';
import {
  hasListQuery,
  type ListState,
  type Sort,
  stateFromAddress,
} from '#domain/browse/address.ts';
import { facetsIn, NO_FILTER, type ToolFacet, toggleFacet } from '#domain/browse/filter.ts';
import { TOOLS_PER_PAGE, type ToolPage } from '#domain/browse/listed-tool.ts';
import { bestRelaxation, countFacets, matchingTools, sortTools } from '#domain/browse/narrow.ts';
import { listedTool, type ToolFacts } from '#domain/browse/tool-facts.ts';
import { routes } from '#routes';
import { site } from '#site';
import { announce } from '#ui/client/announce.ts';
import { isPlainClick } from '#ui/client/plain-click.ts';
import { loadFile } from '#ui/client/site-file.ts';
import { counted } from '#wording/sentence.ts';
import { filterLabel, listText } from '#wording/tool-facets.ts';
import { liveAddress, ToolBrowser } from '../ToolBrowser.tsx';

/** What the rows of these tools say, in the same order. */
async function loadLines(facts: ToolFacts, tools: readonly number[]): Promise<string[]> {
  const fileOf = (tool: number) => Math.floor(tool / facts.linesPer) + 1;
  const wanted = [...new Set(tools.map(fileOf))].map(async (file) => {
    return [file, await loadFile<readonly string[]>(routes.toolLines(file))] as const;
  });
  const lines = new Map(await Promise.all(wanted));
  return tools.map((tool) => lines.get(fileOf(tool))?.[tool % facts.linesPer] ?? '');
}

async function find(facts: ToolFacts, { filter, sort, page: asked }: ListState): Promise<ToolPage> {
  const all = sortTools(facts, matchingTools(facts, filter), sort);
  const pages = Math.max(1, Math.ceil(all.length / TOOLS_PER_PAGE));
  const page = Math.min(asked, pages);
  const places = all.slice((page - 1) * TOOLS_PER_PAGE, page * TOOLS_PER_PAGE);
  const lines = await loadLines(facts, places);
  const tools = places.map((place, at) => listedTool(facts, place, lines[at] ?? ''));
  return { total: all.length, page, pages, tools };
}

/** What a screen reader hears when the list has changed. */
function spoken({ filter, sort }: ListState, { total, page, pages }: ToolPage): string {
  const chosen = facetsIn(filter).map(filterLabel);
  const order = { severity: 'worst first', name: 'by name', server: 'by server' }[sort];
  return [
    counted(total, 'tool'),
    ...(chosen.length > 0 ? [`filters: ${chosen.join(', ')}`] : []),
    ...(total > 1 ? [`sorted ${order}`] : []),
    ...(pages > 1 ? [`page ${page} of ${pages}`] : []),
  ].join('; ');
}

/** Makes the built list of tools filter and sort in place; the address says what is shown. */
export function startToolBrowser(host: HTMLElement): void {
  const builtPath = location.pathname;
  const builtTitle = document.title;
  let state = stateFromAddress(location);
  let isBuilt = true;
  let shown = location.pathname + location.search;

  const part = <T extends HTMLElement>(selector: string) => host.querySelector<T>(selector);

  function draw(facts: ToolFacts, found: ToolPage): void {
    const hadFocus = host.contains(document.activeElement);
    const counts = countFacets(facts, isBuilt ? NO_FILTER : state.filter);
    const relaxation = found.total === 0 ? bestRelaxation(facts, state.filter) : null;
    render(<ToolBrowser {...{ state, found, counts, isBuilt, relaxation }} />, host);
    const ending = found.page > 1 ? `, page ${found.page}` : '';
    document.title = isBuilt
      ? builtTitle
      : `${listText(state.filter).title}${ending} · ${site.name}`;
    // What had the focus may be gone; then the number of tools, which has changed, has it.
    const isLost = hadFocus && !host.contains(document.activeElement);
    if (isLost) part('[data-count]')?.focus({ preventScroll: true });
    announce(spoken(state, found));
  }

  function showProblem(isFailed: boolean): void {
    const target = part('[data-problem]');
    if (!target) return;
    const chosen = facetsIn(state.filter).map(filterLabel);
    const what = chosen.length > 0 ? `The filters ${chosen.join(', ')}` : 'The order';
    const words = `${what} could not be applied.`;
    const advice = 'Check the connection. The list below is as it was before.';
    const note = (
      <div class="note my-2">
        <p>
          <strong>{words}</strong> {advice}
        </p>
        <button type="button" class="button mt-2" onClick={() => void show()}>
          Try again
        </button>
      </div>
    );
    render(isFailed ? note : null, target);
    if (isFailed) announce(`${words} ${advice}`);
  }

  async function show(): Promise<void> {
    const asked = state;
    shown = location.pathname + location.search;
    isBuilt = location.pathname === builtPath && !hasListQuery(location.search);
    showProblem(false);
    part('[data-list]')?.setAttribute('aria-busy', 'true');
    try {
      const facts = await loadFile<ToolFacts>(routes.toolFacts());
      const found = await find(facts, asked);
      if (asked === state) draw(facts, found);
    } catch {
      if (asked === state) showProblem(true);
    }
    if (asked === state) part('[data-list]')?.removeAttribute('aria-busy');
  }

  function go(next: ListState): void {
    state = next;
    history.pushState(null, '', liveAddress(state));
    void show().then(scrollToList);
  }

  /** Where filters are beside the list, a changed list is shown from its beginning. */
  function scrollToList(): void {
    const isInRail = document.activeElement?.closest('.rail') !== null;
    const isBelow = isInRail && !matchMedia('(min-width: 1024px)').matches;
    const bar = part('.browse-bar');
    if (bar && !isBelow && bar.getBoundingClientRect().top < 0) bar.scrollIntoView();
  }

  /** The filter that a link beside the list stands for; letters open lists of their own. */
  function facetOf(link: HTMLAnchorElement): ToolFacet | undefined {
    const [facet] = link.closest('.rail') ? facetsIn(stateFromAddress(link).filter) : [];
    return facet?.by === 'letter' ? undefined : facet;
  }

  host.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || !isPlainClick(event)) return;
    const facet = facetOf(link);
    const isOwn = !isBuilt && link.pathname === routes.tools() && link.hash === '';
    if (!facet && !isOwn) return;
    event.preventDefault();
    if (facet) go({ ...state, filter: toggleFacet(state.filter, facet), page: 1 });
    else go(stateFromAddress(link));
  });
  host.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLSelectElement) go({ ...state, sort: target.value as Sort, page: 1 });
  });
  addEventListener('popstate', () => {
    if (shown === location.pathname + location.search) return;
    state = stateFromAddress(location);
    void show();
  });
  const ready = hasListQuery(location.search) ? show() : Promise.resolve();
  void ready.then(() => {
    host.dataset['ready'] = '';
  });
}
