import type { AttackLine } from '#domain/attack/attack-line.ts';
import { ATTACK_FACETS } from '#domain/attack/facet.ts';
import {
  type AttackFacetValue,
  type AttackFilter,
  isChosen,
  NO_ATTACK_FILTER,
  queryOf,
  toggleValue,
} from '#domain/attack/filter.ts';
import type {
  AttackFacetCount,
  AttackFacetCounts,
  AttackRelaxation,
} from '#domain/attack/narrow.ts';
import type { AttackKind } from '#domain/attack/vocabulary.ts';
import { routes } from '#routes';
import { FacetList } from '#ui/FacetList.tsx';
import { FilterChips } from '#ui/FilterChips.tsx';
import { Pager } from '#ui/Pager.tsx';
import {
  ATTACK_FACET_LABEL,
  attackFacetLabel,
  attackListText,
  type ForeignLabels,
} from '#wording/attack-facets.ts';
import { counted } from '#wording/sentence.ts';
import { AttackList } from './AttackList.tsx';

export interface AttackBrowserProps {
  readonly filter: AttackFilter;
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly lines: readonly AttackLine[];
  readonly counts: AttackFacetCounts;
  readonly totals: Readonly<Record<AttackKind, number>>;
  readonly labels: ForeignLabels;
  /** Is this what a page is built with? Then its links lead to other built pages. */
  readonly isBuilt: boolean;
  /** Where nothing is found: what to remove from the filter, and entries with like names. */
  readonly nothing?: {
    readonly relaxations: readonly AttackRelaxation[];
    readonly nearest: readonly AttackLine[];
    readonly all: number;
  };
}

/** Where the browser finds any list. */
export const liveAddress = (filter: AttackFilter): string =>
  `${routes.attacks()}${queryOf(filter)}`;

/** A list of attacks with its filters: as a page is built, and as the browser draws it again. */
export function AttackBrowser(props: AttackBrowserProps) {
  const { filter, total, page, pages, lines, counts, totals, labels, isBuilt, nothing } = props;
  const { heading, lead } = attackListText(filter, labels, totals);
  const label = ({ by, value }: AttackFacetValue) => attackFacetLabel(by, value, labels);
  const [facet] = filter.chosen;
  const pageHref = (number: number) =>
    facet ? routes.attackFacet(facet.by, facet.value, number) : routes.attacks(number);
  return (
    <div class="columns">
      <div class="column">
        <h1>{page === 1 ? heading : `${heading}, page ${page}`}</h1>
        <p class="lead">{lead}</p>
        <label class="block my-3 no-print with-script">
          <span class="small soft">Filter by name, id, CVE number or product</span>
          <input class="field" type="search" autocomplete="off" spellcheck={false} />
        </label>
        <div class="browse-bar" id="list">
          <p role="status" data-count tabIndex={-1}>
            <strong>{total}</strong> {total === 1 ? 'entry' : 'entries'}
          </p>
          <FilterChips
            chips={filter.chosen.map((value) => ({
              label: label(value),
              href: isBuilt ? routes.attacks() : liveAddress(toggleValue(filter, value)),
            }))}
            clearHref={routes.attacks()}
          />
          <a class="chip lg:hidden" href="#filters">
            Filters
          </a>
        </div>
        <div data-problem />
        <div data-list>
          {nothing ? (
            <NothingFound {...nothing} filter={filter} label={label} />
          ) : (
            <AttackList lines={lines} />
          )}
          <Pager key={page} page={page} pages={pages} href={pageHref} />
        </div>
        <p class="mt-4 small">
          See also <a href={routes.attackCoverage()}>what is covered of each framework</a>,{' '}
          <a href={routes.beyondPolicy()}>what no rule on a call stops</a>, and{' '}
          <a href={routes.data()}>the data</a>. New entries: <a href={routes.attackFeed()}>Atom</a>,{' '}
          <a href={routes.attackJsonFeed()}>JSON</a>.
        </p>
      </div>
      <Rail filter={filter} total={total} counts={counts} label={label} isBuilt={isBuilt} />
    </div>
  );
}

interface RailProps extends Pick<AttackBrowserProps, 'filter' | 'total' | 'counts' | 'isBuilt'> {
  readonly label: (value: AttackFacetValue) => string;
}

function Rail({ filter, total, counts, label, isBuilt }: RailProps) {
  const links = (of: readonly AttackFacetCount[]) =>
    of.map(({ by, value, entries }) => ({
      value,
      label: label({ by, value }),
      href: routes.attackFacet(by, value),
      count: entries,
      isChosen: isChosen(filter, { by, value }),
    }));
  // Built once for all: each list of its own would repeat the ids of all frameworks.
  const hasIds = !isBuilt || filter.chosen.length === 0;
  const ids = hasIds
    ? counts.framework.filter((id) => id.entries > 0 && !isChosen(filter, id))
    : [];
  return (
    <aside class="rail max-lg:mt-8" aria-label="Filters" id="filters">
      <p class="browse-shown mt-4 lg:hidden">
        <a class="button" href="#list">
          Show {counted(total, 'entry', 'entries')}
        </a>
      </p>
      {ATTACK_FACETS.filter((by) => by !== 'framework' && by !== 'product').map((by) => (
        <FacetList key={by} label={ATTACK_FACET_LABEL[by]} links={links(counts[by])} />
      ))}
      <h2>{ATTACK_FACET_LABEL.framework}</h2>
      <label class="with-script" hidden={ids.length === 0}>
        <span class="sr-only">{ATTACK_FACET_LABEL.framework}</span>
        <select class="field small" value="">
          <option value="">Choose one of {ids.length}</option>
          {ids.map(({ by, value, entries }) => (
            <option key={value} value={value}>
              {label({ by, value })} ({entries})
            </option>
          ))}
        </select>
      </label>
      <p>
        <a href={routes.attackCoverage()}>All ids by framework</a>
      </p>
      <details class="mt-2">
        <summary>{ATTACK_FACET_LABEL.product}, with two vulnerabilities or more</summary>
        <FacetList links={links(counts.product)} />
      </details>
    </aside>
  );
}

interface NothingProps extends NonNullable<AttackBrowserProps['nothing']> {
  readonly filter: AttackFilter;
  readonly label: (value: AttackFacetValue) => string;
}

function NothingFound({ relaxations, nearest, all, filter, label }: NothingProps) {
  const text = filter.text.trim();
  const links = relaxations.map(({ removed, filter: rest, found }) => ({
    words: `Without ${removed === 'text' ? `the words “${text}”` : `“${label(removed)}”`}: ${found}`,
    href: liveAddress(rest),
  }));
  if (links.length === 0 && filter.chosen.length > 0)
    links.push({ words: `Without any filter: ${all}`, href: liveAddress(NO_ATTACK_FILTER) });
  return (
    <>
      <p class="note">No entry meets all of this.</p>
      {links.length > 0 && (
        <ul class="chips mt-3">
          {links.map(({ words, href }) => (
            <li key={href}>
              <a class="button" href={href}>
                {words}
              </a>
            </li>
          ))}
        </ul>
      )}
      {nearest.length > 0 && (
        <>
          <h2>Nearest names</h2>
          <AttackList lines={nearest} />
        </>
      )}
    </>
  );
}
