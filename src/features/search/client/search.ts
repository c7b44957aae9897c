import { routes } from '#routes';
import { keepFocusIn } from '#ui/client/keep-focus.ts';

/** Small, and fetched anew by every search: where it cannot be had, neither can the rest. */
const PROBE = '/pagefind/pages/pagefind-entry.json';

const dialog = (): HTMLDialogElement | null => document.querySelector('#search-dialog');
const fieldIn = (host: ParentNode | null | undefined): HTMLInputElement | null =>
  host?.querySelector('[data-part=field]') ?? null;

/** Gives the focus to the search of this page, or opens the one of every page. */
export function openSearch(): void {
  const here = fieldIn(document.querySelector('search-page'));
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

let isBroken = false;

async function fetchScript(): Promise<void> {
  const { ok, status } = await fetch(PROBE, { cache: 'no-store' });
  if (!ok) throw new Error(`${status} ${PROBE}`);
  isBroken = true;
  await import('./define.ts');
  isBroken = false;
}

/**
 * Loads what makes the fields search. A script that once could not be loaded stays so until the
 * next page: therefore the connection is tried before, and after a failure all the same another try
 * goes to the search page.
 */
async function load(isRetry = false): Promise<void> {
  if (customElements.get('site-search')) return;
  const host = document.querySelector('search-page') ?? dialog();
  const field = fieldIn(host);
  if (isBroken && isRetry) return location.assign(routes.search(field?.value));
  const problem = host?.querySelector<HTMLElement>('[data-part=problem]');
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
    const { ctrlKey, metaKey, shiftKey } = event as MouseEvent;
    if (ctrlKey || metaKey || shiftKey) return;
    event.preventDefault();
    openSearch();
  });
  open.addEventListener('click', ({ target }) => {
    const isClose = target instanceof Element && target.closest('[data-close-search]') !== null;
    if (isClose || target === open) open.close();
  });
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('[data-part=retry]')) void load(true);
  });
  keepFocusIn(open);
  const page = document.querySelector('search-page');
  fieldIn(page)?.addEventListener('focus', () => void load(), { once: true });
  if (page && new URLSearchParams(location.search).has('q')) void load();
}
