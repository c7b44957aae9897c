import { openSearch, toggleSearch } from '#features/search/client/search.ts';
import { isTyping } from '#ui/client/keyboard.ts';
import { preference } from '#ui/client/preference.ts';

const showList = async (): Promise<void> =>
  (await import('./shortcuts-dialog.tsx')).openShortcuts();

const isSearchKey = (event: KeyboardEvent): boolean =>
  event.key.toLowerCase() === 'k' &&
  event.ctrlKey !== event.metaKey &&
  !event.altKey &&
  !event.shiftKey;

const isSearchField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('#search-dialog') !== null;

function press(event: KeyboardEvent): void {
  const { key, target } = event;
  if (event.defaultPrevented || event.isComposing) return;
  if (isSearchKey(event)) {
    if (isTyping(target) && !isSearchField(target)) return;
    event.preventDefault();
    toggleSearch();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(target)) return;
  if (preference('shortcuts') === 'off') return;
  if (key !== '/' && key !== '?') return;
  event.preventDefault();
  if (key === '/') openSearch();
  else void showList();
}

/** `/` and Ctrl K or ⌘K search, `?` explains. Single keys can be switched off. */
export function startShortcuts(): void {
  addEventListener('keydown', press);
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('[data-open-shortcuts]')) void showList();
  });
}
