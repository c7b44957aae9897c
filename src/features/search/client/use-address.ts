import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { SearchState } from '../SearchView.tsx';
import { fromAddress, toAddress } from './address.ts';
import type { Question } from './answer.ts';

/** Browsers refuse more than about three changes of the address a second. */
export const SETTLED = 350;

/** How far down the results a reader was, for the way back to them. */
interface Position {
  readonly top: number;
  readonly limit: number;
}

const KEY = 'search-position';

function keepPosition(position: Position): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ ...position, address: location.search }));
  } catch {
    // Where nothing can be kept, the way back leads to the top.
  }
}

/** The position at which this very address was left; null unless the reader has come back to it. */
function positionBefore(): Position | null {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (entry?.type !== 'back_forward') return null;
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as
      | (Position & { address: string })
      | null;
    return kept?.address === location.search ? kept : null;
  } catch {
    return null;
  }
}

interface Search {
  readonly state: SearchState;
  readonly question: () => Question;
  readonly ask: (change: Partial<Question>) => void;
}

/** The address of the search page says what is asked, and Back restores it and the place in the list. */
export function useAddress(
  { question, ask, state }: Search,
  field: { readonly current: HTMLInputElement | null },
  isPage: boolean,
  rows: number,
) {
  const settled = useRef<ReturnType<typeof setTimeout>>();
  const top = useRef<number | null>(null);

  function read(limit = rows): void {
    const asked = fromAddress(location.search);
    if (field.current) field.current.value = asked.text;
    ask({ ...asked, limit });
  }

  useEffect(() => {
    if (!isPage) return;
    if (location.search !== '' && field.current?.value.trim() === '') {
      const position = positionBefore();
      top.current = position?.top ?? null;
      read(position?.limit);
    }
    addEventListener('popstate', () => read());
    addEventListener('pagehide', () => keepPosition({ top: scrollY, limit: question().limit }));
  }, []);
  useLayoutEffect(() => {
    if (top.current === null || state.kind !== 'answer') return;
    scrollTo(0, top.current);
    top.current = null;
  }, [state]);

  return function write(how: 'push' | 'replace', delay = 0): void {
    if (!isPage) return;
    clearTimeout(settled.current);
    settled.current = setTimeout(() => {
      const address = toAddress(question());
      if (address === location.search) return;
      history[`${how}State`](null, '', address || location.pathname);
    }, delay);
  };
}
