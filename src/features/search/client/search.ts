import { routes } from '#routes';
import { keepFocusIn } from '#ui/client/keyboard.ts';
import { isPlainClick } from '#ui/client/plain-click.ts';

/** Small, and fetched anew by every search: where it cannot be had, neither can the rest. */
const PROBE = '/pagefind/indexes.json';

/**
 * What the dialog shows until the script of the search has come, which completes it: the field takes
 * what is typed from the first moment. No page carries it.
 */
const FIRST = `<div class="search-host" data-search="dialog"><search><form action="${routes.search()}" class="search-form icon-search"><input type="text" name="q" class="field" role="combobox" aria-label="Search tools, servers, attacks and guides" aria-expanded="false" aria-controls="dialog-search-list" placeholder="Tool, server, attack or guide" autocomplete="off"><button type="button" class="button" data-close-search>Close</button></form></search><div class="search-results"><p role="status" class="search-status"></p><div class="note" hidden data-search-problem><p><strong>Search could not be loaded.</strong> Check the connection. <button type="button" class="button">Try again</button></p></div><div id="dialog-search-list" role="listbox" aria-label="Search results" hidden></div></div></div>`;

const dialog = (): HTMLDialogElement | null => document.querySelector('#search-dialog');

function createDialog(): HTMLDialogElement {
  const made = document.createElement('dialog');
  made.id = 'search-dialog';
  made.className = 'search-dialog';
  made.ariaLabel = 'Search';
  made.innerHTML = FIRST;
  made.addEventListener('click', ({ target }) => {
    const isClose = target instanceof Element && target.closest('[data-close-search]') !== null;
    if (isClose || target === made) made.close();
  });
  keepFocusIn(made);
  document.querySelector('.site-footer')?.after(made);
  return made;
}

const searchPage = (): HTMLElement | null => document.querySelector('[data-search=page]');
const fieldIn = (host: ParentNode | null): HTMLInputElement | null =>
  host?.querySelector('input[name=q]') ?? null;

/** Gives the focus to the search of this page, or opens the one of every page. */
export function openSearch(): void {
  let field = fieldIn(searchPage());
  if (!field) {
    const open = dialog() ?? createDialog();
    open.showModal();
    field = fieldIn(open);
  }
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
  document.querySelector('#open-search')?.addEventListener('click', (event) => {
    if (!isPlainClick(event as MouseEvent)) return;
    event.preventDefault();
    openSearch();
  });
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('[data-search-problem] button'))
      void load(true);
  });
  fieldIn(searchPage())?.addEventListener('focus', () => void load(), { once: true });
  if (searchPage() && new URLSearchParams(location.search).has('q')) void load();
}
