import { keepFocusIn } from '#ui/client/keep-focus.ts';

const isOpenState = (state: unknown): boolean =>
  typeof state === 'object' && state !== null && 'menu' in state;

/** The menu of narrow screens. Opening it is a step in the history, so that Back closes it. */
export function startMenu(): void {
  const menu = document.querySelector<HTMLDialogElement>('#menu');
  if (!menu) return;
  let isLeaving = false;

  document.querySelector('[data-open-menu]')?.addEventListener('click', () => {
    menu.showModal();
    history.pushState({ menu: true }, '');
  });
  menu.addEventListener('close', () => {
    if (!isLeaving && isOpenState(history.state)) history.back();
  });
  addEventListener('popstate', () => menu.close());
  menu.addEventListener('click', (event) => {
    if (event.target === menu) menu.close();
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // The next page takes the place of that step.
    event.preventDefault();
    isLeaving = true;
    menu.close();
    location.replace(link.href);
  });
  addEventListener('pageshow', () => {
    isLeaving = false;
  });
  keepFocusIn(menu);
}
