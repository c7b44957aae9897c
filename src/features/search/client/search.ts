import { routes } from '#routes';
import { keepFocusIn } from '#ui/client/keyboard.ts';
import { isPlainClick } from '#ui/client/plain-click.ts';

/** Small, and fetched anew by every search: where it cannot be had, neither can the rest. */
const PROBE = '/pagefind/pages/pagefind-entry.json';

const dialog = (): HTMLDialogElement | null => document.querySelector('#search-dialog');
const searchPage = (): HTMLElement | null => document.querySelector('[data-search=page]');
const fieldIn = (host: ParentNode | null): HTMLInputElement | null =>
  host?.querySelector('input[name=q]') ?? null;

/** Gives the focus to the search of this page, or opens the one of every page. */
export function openSearch(): void {
  const here = fieldIn(searchPage());
  if (!here) dialog()?.showModal();
  const field = here ?? fieldIn(dialog());
  field?.focus();
  field?.select();
  void load();
}

/** Closes the search if it is open, opens it if not. */
export function toggleSearch(): void {
  const open = dialog();
  if (open?.open) open.close();
  else openSearch();
}

let isLoaded = false;
let isBroken = false;

async function fetchScript(): Promise<void> {
  const { ok, status } = await fetch(PROBE, { cache: 'no-store' });
  if (!ok) throw new Error(`${status} ${PROBE}`);
  isBroken = true;
  const { startSearches } = await import('./search-app.tsx');
  isBroken = false;
  if (!isLoaded) startSearches();
  isLoaded = true;
}

/**
 * Loads the script of the search. A browser does not fetch a module again that once failed to load,
 * so the connection is tried first; if loading still fails, the next try goes to the search page.
 */
async function load(isRetry = false): Promise<void> {
  if (isLoaded) return;
  const host = searchPage() ?? dialog();
  const field = fieldIn(host);
  if (isBroken && isRetry) return location.assign(routes.search(field?.value));
  const problem = host?.querySelector<HTMLElement>('[data-search-problem]');
  if (problem) problem.hidden = true;
  try {
    await fetchScript();
    if (isRetry) field?.focus();
  } catch {
    if (problem) problem.hidden = false;
  }
}

export function startSearch(): void {
  const open = dialog();
  if (!open) return;
  document.querySelector('#open-search')?.addEventListener('click', (event) => {
    if (!isPlainClick(event as MouseEvent)) return;
    event.preventDefault();
    openSearch();
  });
  open.addEventListener('click', ({ target }) => {
    const isClose = target instanceof Element && target.closest('[data-close-search]') !== null;
    if (isClose || target === open) open.close();
  });
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('[data-search-problem] button'))
      void load(true);
  });
  keepFocusIn(open);
  fieldIn(searchPage())?.addEventListener('focus', () => void load(), { once: true });
  if (searchPage() && new URLSearchParams(location.search).has('q')) void load();
}
