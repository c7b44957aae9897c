import { render } from 'preact';
import type { AttackLine } from '#domain/attack/attack-line.ts';
import {
  type AttackFacetValue,
  type AttackFilter,
  filterFromAddress,
  NO_ATTACK_FILTER,
  pageFromPath,
  toggleValue,
} from '#domain/attack/filter.ts';
import {
  ATTACKS_PER_PAGE,
  countAttackFacets,
  matchingAttacks,
  nearest,
  relaxations,
  withKnownValues,
} from '#domain/attack/narrow.ts';
import { routes } from '#routes';
import { site } from '#site';
import { isPlainClick } from '#ui/client/plain-click.ts';
import { loadFile } from '#ui/client/site-file.ts';
import { attackFacetLabel, type ForeignLabels } from '#wording/attack-facets.ts';
import { AttackBrowser, liveAddress } from '../AttackBrowser.tsx';

/** All entries as lines: the file that filters read. */
interface AttackIndex {
  readonly labels: ForeignLabels;
  readonly lines: readonly AttackLine[];
}

const loadIndex = (): Promise<AttackIndex> => loadFile<AttackIndex>(routes.attackIndexData());

/** Milliseconds after the last key before the list follows. */
const PAUSE = 120;

const hasQuery = (): boolean => liveAddress(filterFromAddress(location)) !== routes.attacks();

/** Makes the built list of attacks filter in place; the address says what is shown. */
export function startAttackBrowser(host: HTMLElement): void {
  const builtPath = location.pathname;
  const builtTitle = document.title;
  let filter = filterFromAddress(location);
  let isBuilt = true;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const part = <T extends HTMLElement>(selector: string) => host.querySelector<T>(selector);

  function draw({ lines, labels }: AttackIndex): void {
    filter = withKnownValues(lines, filter);
    const hadFocus = host.contains(document.activeElement);
    const found = matchingAttacks(lines, filter);
    // A built page shows a part of its list; what is filtered in place is shown whole.
    const page = isBuilt ? pageFromPath(builtPath) : 1;
    const kinds = { pattern: 0, case: 0, vulnerability: 0 };
    for (const { kind } of lines) kinds[kind] += 1;
    const counts = countAttackFacets(lines, isBuilt ? NO_ATTACK_FILTER : filter, ({ by, value }) =>
      attackFacetLabel(by, value, labels),
    );
    const nothing = () => ({
      relaxations: relaxations(lines, filter),
      nearest: nearest(lines, filter.text),
      all: lines.length,
    });
    render(
      <AttackBrowser
        {...{ filter, page, counts, labels, isBuilt }}
        total={found.length}
        pages={isBuilt ? Math.ceil(found.length / ATTACKS_PER_PAGE) : 1}
        lines={
          isBuilt ? found.slice((page - 1) * ATTACKS_PER_PAGE, page * ATTACKS_PER_PAGE) : found
        }
        totals={kinds}
        {...(found.length === 0 ? { nothing: nothing() } : {})}
      />,
      host,
    );
    const chosen = filter.chosen.map(({ by, value }) => attackFacetLabel(by, value, labels));
    document.title = isBuilt ? builtTitle : `${['Attacks', ...chosen].join(': ')} · ${site.name}`;
    // What had the focus may be gone; then the number of entries, which has changed, has it.
    const isLost = hadFocus && !host.contains(document.activeElement);
    if (isLost) part('[data-count]')?.focus({ preventScroll: true });
  }

  async function show(): Promise<void> {
    const asked = filter;
    isBuilt = location.pathname === builtPath && location.search === '';
    const problem = part('[data-problem]');
    if (problem) render(null, problem);
    try {
      const index = await loadIndex();
      if (asked === filter) draw(index);
    } catch {
      const words = 'The list could not be loaded. Check the connection and try again.';
      if (asked === filter && problem) render(<p class="note my-2">{words}</p>, problem);
    }
  }

  function setField(): void {
    const field = part<HTMLInputElement>('input[type=search]');
    if (field) field.value = filter.text;
  }

  function go(next: AttackFilter): void {
    filter = next;
    setField();
    history.pushState(null, '', liveAddress(filter));
    void show();
  }

  /** Typing changes the address in place, so that Back leaves the list and not a letter. */
  function type(text: string): void {
    filter = { ...filter, text };
    history.replaceState(history.state, '', liveAddress(filter));
    void show();
  }

  /** The value that a link beside the list stands for. */
  function facetOf(link: HTMLAnchorElement): AttackFacetValue | undefined {
    return link.closest('.rail') ? filterFromAddress(link).chosen[0] : undefined;
  }

  host.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || !isPlainClick(event)) return;
    const value = facetOf(link);
    const isOwn = !isBuilt && link.pathname === routes.attacks() && link.hash === '';
    if (!value && !isOwn) return;
    event.preventDefault();
    go(value ? toggleValue(filter, value) : filterFromAddress(link));
  });
  host.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLSelectElement) || target.value === '') return;
    go(toggleValue(filter, { by: 'framework', value: target.value }));
  });
  host.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLInputElement) void loadIndex().catch(() => {});
  });
  host.addEventListener('input', ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => type(target.value), PAUSE);
  });
  addEventListener('popstate', () => {
    filter = filterFromAddress(location);
    setField();
    void show();
  });
  setField();
  const ready = location.search !== '' && hasQuery() ? show() : Promise.resolve();
  void ready.then(() => {
    host.dataset['ready'] = '';
  });
}
