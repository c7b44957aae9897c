import { type ListState, queryOf } from '#domain/browse/address.ts';
import { facetsIn, NO_FILTER, toggleFacet } from '#domain/browse/filter.ts';
import type { ToolPage } from '#domain/browse/listed-tool.ts';
import type { FacetCount, FacetCounts, Relaxation } from '#domain/browse/narrow.ts';
import { routes } from '#routes';
import { FacetList } from '#ui/FacetList.tsx';
import { FilterChips } from '#ui/FilterChips.tsx';
import { Pager } from '#ui/Pager.tsx';
import { ToolList } from '#ui/ToolList.tsx';
import { counted } from '#wording/sentence.ts';
import { facetLabel, filterLabel, listText } from '#wording/tool-facets.ts';

export interface ToolBrowserProps {
  readonly state: ListState;
  readonly found: ToolPage;
  readonly counts: FacetCounts;
  /** Is this what a page is built with? Then its links lead to other built pages. */
  readonly isBuilt: boolean;
  /** What to remove from a filter that finds nothing; null where no single part is to blame. */
  readonly relaxation?: Relaxation | null;
}

const FACET_HEADINGS = [
  ['severity', 'Severity'],
  ['category', 'Category'],
  ['capability', 'Capability'],
  ['object', 'Acts on'],
  ['notice', 'Notices'],
  ['letter', 'First letter'],
] as const;

/** The page that is built for a list with one filter or none. */
function builtAddress({ filter, page }: ListState): string {
  const [facet] = facetsIn(filter);
  return facet ? routes.facet(facet, page) : routes.tools(page);
}

/** Where the browser finds any list. */
export const liveAddress = (state: ListState): string => `${routes.tools()}${queryOf(state)}`;

/** A list of tools with its filters: as a page is built, and as the browser draws it again. */
export function ToolBrowser(props: ToolBrowserProps) {
  const { state, found, counts, isBuilt } = props;
  const addressOf = isBuilt ? builtAddress : liveAddress;
  const { heading, meaning } = listText(state.filter);
  const chips = facetsIn(state.filter).map((facet) => ({
    label: filterLabel(facet),
    href: addressOf({ ...state, filter: toggleFacet(state.filter, facet), page: 1 }),
  }));
  const links = (of: readonly FacetCount[]) =>
    of.map(({ facet, tools }) => ({
      value: facet.value,
      label: facetLabel(facet),
      href: routes.facet(facet),
      count: tools,
      isChosen: state.filter[facet.by].includes(facet.value),
    }));
  return (
    <div class="columns">
      <div class="column">
        <h1>{found.page === 1 ? heading : `${heading}, page ${found.page}`}</h1>
        {meaning !== '' && state.sort === 'severity' && <p class="soft">{meaning}</p>}
        <div class="browse-bar" id="list">
          <p data-count tabIndex={-1}>
            <strong>{found.total.toLocaleString('en')}</strong>{' '}
            {found.total === 1 ? 'tool' : 'tools'}
          </p>
          <FilterChips
            chips={chips}
            clearHref={addressOf({ ...state, filter: NO_FILTER, page: 1 })}
          />
          <a class="chip lg:hidden" href="#filters">
            Filters
          </a>
          <label class="browse-sort with-script">
            <span class="small soft">Sort</span>
            <select class="field" value={state.sort}>
              <option value="severity">Severity, worst first</option>
              <option value="name">Name, A to Z</option>
              <option value="server">Server, A to Z</option>
            </select>
          </label>
        </div>
        <div data-problem />
        <div data-list>
          {found.total === 0 ? <NothingFound {...props} /> : <ToolList tools={found.tools} />}
          <Pager
            key={found.page}
            page={found.page}
            pages={found.pages}
            href={(page) => addressOf({ ...state, page })}
          />
        </div>
        <p class="mt-4">
          Tools with the same name on several servers are compared under{' '}
          <a href={routes.names()}>same names</a>. All tools of one server are on{' '}
          <a href={routes.servers()}>its page</a>.
        </p>
      </div>
      <aside class="rail" aria-label="Filters" id="filters">
        <p class="browse-shown mt-4 lg:hidden">
          <a class="button" href="#list">
            Show {counted(found.total, 'tool')}
          </a>
        </p>
        {FACET_HEADINGS.map(([by, label]) => (
          <FacetList
            key={by}
            label={label}
            links={links(counts[by])}
            asLetters={by === 'letter'}
            isFolded={by === 'object'}
          />
        ))}
        <p class="small soft mt-4 with-script">
          Filters combine: any of the chosen severities, any of the chosen categories, any of the
          chosen things that a tool acts on, and every chosen capability and notice. A letter opens
          a list of its own.
        </p>
      </aside>
    </div>
  );
}

function NothingFound({ state, relaxation = null }: ToolBrowserProps) {
  if (facetsIn(state.filter).length < 2) return <p>No tool of this catalogue is in this list.</p>;
  if (!relaxation) {
    return (
      <div class="note mt-3">
        <p>
          <strong>No tool meets all of these filters.</strong> Removing one of them is not enough.
        </p>
      </div>
    );
  }
  const removed = relaxation.removed.map((facet) => `“${filterLabel(facet)}”`).join(' and ');
  return (
    <div class="note mt-3">
      <p>
        <strong>No tool meets all of these filters.</strong> Most are found without {removed}.
      </p>
      <a class="button mt-2" href={liveAddress({ ...state, filter: relaxation.filter, page: 1 })}>
        Remove {removed}: {counted(relaxation.found, 'tool')}
      </a>
    </div>
  );
}
