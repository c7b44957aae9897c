import { hydrate, render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { SearchFacets } from '../SearchFacets.tsx';
import {
  type Option,
  optionGroups,
  optionId,
  type SearchPlace,
  type SearchState,
  SearchView,
} from '../SearchView.tsx';
import type { Choice, FacetCounts, Question } from './answer.ts';
import { recent, rememberRecent } from './recent.ts';
import { Searcher } from './searcher.ts';
import { SETTLED, useAddress } from './use-address.ts';

/** Rows in each group at first, and how many more the search page shows at a time. */
const ROWS: Record<SearchPlace, number> = { dialog: 8, page: 20 };
/** Milliseconds after which it is said that the search takes its time. */
const SLOW = 300;

/** A search that answers the latest question that was asked; `ask` changes parts of the question. */
function useSearch(place: SearchPlace) {
  const [searcher] = useState(() => new Searcher());
  const [state, setState] = useState<SearchState>({ kind: 'empty' });
  const [isSlow, setSlow] = useState(false);
  const latest = useRef<Question>({ text: '', choice: {}, limit: ROWS[place] });

  async function settle(answering: Promise<SearchState | null>): Promise<void> {
    const slow = setTimeout(() => setSlow(true), SLOW);
    const next = await answering.catch((): SearchState => ({ kind: 'problem' }));
    clearTimeout(slow);
    const isOld = next?.kind === 'answer' && next.question !== latest.current;
    if (!next || isOld) return;
    setSlow(false);
    setState(next);
  }

  async function answer(question: Question): Promise<SearchState | null> {
    const found = await searcher.ask(question);
    return found && { kind: 'answer', question, answer: found };
  }

  return {
    state,
    isSlow,
    question: () => latest.current,
    ask(change: Partial<Question>): void {
      latest.current = { ...latest.current, ...change };
      if (latest.current.text !== '') void settle(answer(latest.current));
      else setState({ kind: 'start', recent: recent() });
    },
    /** Loads what every question needs. */
    open(): void {
      if (latest.current.text === '') setState({ kind: 'start', recent: recent() });
      void settle(searcher.open().then(() => null));
    },
  };
}

/** How many results each value would leave; null until they are counted, and where that fails. */
function useCounts(state: SearchState, isPage: boolean) {
  const [counter] = useState(() => new Searcher());
  const [counts, setCounts] = useState<FacetCounts | null>(null);
  const [isCounting, setCounting] = useState(false);

  useEffect(() => {
    if (!isPage || state.kind === 'problem') return;
    if (state.kind !== 'answer') return setCounts(null);
    setCounting(true);
    const counting = counter.count(state.question).catch(() => 'none' as const);
    void counting.then((counted) => {
      // Without counts another question has been asked since.
      if (!counted) return;
      setCounts(counted === 'none' ? null : counted);
      setCounting(false);
    });
  }, [state]);
  return { counts, isCounting };
}

function Search({ place }: { readonly place: SearchPlace }) {
  const isPage = place === 'page';
  const field = useRef<HTMLInputElement>(null);
  const search = useSearch(place);
  const write = useAddress(search, field, isPage, ROWS.page);
  const counted = useCounts(search.state, isPage);
  const [reached, setReached] = useState<string | null>(null);

  const text = () => field.current?.value.trim() ?? '';
  const options = optionGroups(search.state).flatMap((group) => group.options);
  const selected = options.find(({ url }) => url === reached);

  useEffect(() => {
    if (search.question().text !== '') return;
    // What was typed before this was loaded.
    if (text() !== '') search.ask({ text: text() });
    else if (document.activeElement === field.current) search.open();
  }, []);

  function move(step: 1 | -1): void {
    if (options.length === 0) return;
    const at = selected ? options.indexOf(selected) : step === 1 ? -1 : 0;
    const next = options[(at + step + options.length) % options.length];
    setReached(next?.url ?? null);
    if (next)
      document.getElementById(optionId(place, next.url))?.scrollIntoView({ block: 'nearest' });
  }

  function remember({ url, row }: Option): void {
    if (row) rememberRecent({ title: row.title, about: row.about, url });
  }

  function press(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter' && selected) {
      event.preventDefault();
      remember(selected);
      if (event.ctrlKey || event.metaKey) window.open(selected.url, '_blank', 'noopener');
      else location.assign(selected.url);
    }
  }

  function choose(choice: Choice): void {
    search.ask({ choice, limit: ROWS.page });
    write('push');
  }

  function retry(): void {
    field.current?.focus();
    if (text() === '') search.open();
    else search.ask({ text: text() });
  }

  const { choice } = search.question();
  const isFound = counted.counts !== null && Object.values(counted.counts.kind).some((n) => n > 0);
  const hasFacets = isPage && (isFound || Object.keys(choice).length > 0);
  return (
    <SearchView
      place={place}
      state={search.state}
      isSlow={search.isSlow}
      selected={selected?.url ?? null}
      field={field}
      onInput={() => {
        search.ask({ text: text() });
        write('replace', SETTLED);
      }}
      onFocus={() => search.open()}
      onKeyDown={press}
      onSubmit={(event) => {
        if (!isPage) return;
        event.preventDefault();
        write('replace');
      }}
      onOpen={remember}
      onRetry={retry}
      onMore={() => search.ask({ limit: search.question().limit + ROWS.page })}
    >
      {hasFacets && <SearchFacets question={search.question()} {...counted} onChoose={choose} />}
    </SearchView>
  );
}

/** Makes every search of this page work: the one in the dialog, and that of the search page. */
export function startSearches(): void {
  for (const host of document.querySelectorAll<HTMLElement>('[data-search]')) {
    const place = host.dataset['search'] as SearchPlace;
    // The dialog begins with the field alone, which is kept; the search page is built whole.
    (place === 'page' ? hydrate : render)(<Search place={place} />, host);
  }
}
