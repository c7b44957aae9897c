import { announce } from '#ui/client/announce.ts';
import { keepFocusIn } from '#ui/client/keyboard.ts';
import { keepPreference, preference } from '#ui/client/preference.ts';

const isOpenState = (state: unknown): boolean =>
  typeof state === 'object' && state !== null && 'menu' in state;

/** The links of the header once more, above one another. */
function createMenu(): HTMLDialogElement {
  const menu = document.createElement('dialog');
  menu.id = 'menu';
  menu.ariaLabel = 'Menu';
  const nav = document.createElement('nav');
  nav.ariaLabel = 'Menu';
  for (const link of document.querySelectorAll('.site-nav a')) {
    const copy = link.cloneNode(true) as Element;
    copy.className = 'button';
    nav.append(copy);
  }
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'button';
  close.textContent = 'Close';
  close.addEventListener('click', () => menu.close());
  nav.append(close);
  menu.append(nav);
  document.querySelector('.site-header')?.append(menu);
  watchMenu(menu);
  return menu;
}

/** The menu of narrow screens. Opening it is a step in the history, so that Back closes it. */
export function startMenu(): void {
  let menu: HTMLDialogElement | undefined;
  document.querySelector('#open-menu')?.addEventListener('click', () => {
    menu ??= createMenu();
    menu.showModal();
    history.pushState({ menu: true }, '');
  });
}

function watchMenu(menu: HTMLDialogElement): void {
  let isLeaving = false;
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

const ORDER = ['system', 'light', 'dark'] as const;
type Choice = (typeof ORDER)[number];

const isDark = matchMedia('(prefers-color-scheme: dark)');

function choice(): Choice {
  const kept = preference('theme');
  return ORDER.find((theme) => theme === kept) ?? 'system';
}

/** The button that goes from system to light to dark. The script in the head has set the first. */
export class ThemeChoice extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('click', () => this.#next());
    isDark.addEventListener('change', () => this.#apply());
    addEventListener('storage', () => this.#apply());
    addEventListener('pageshow', () => this.#apply());
    this.#apply();
  }

  #next(): void {
    const next = ORDER[(ORDER.indexOf(choice()) + 1) % ORDER.length] ?? 'system';
    keepPreference('theme', next);
    this.#apply();
    announce(`Theme: ${next}`);
  }

  #apply(): void {
    const now = choice();
    const root = document.documentElement;
    root.dataset['choice'] = now;
    root.dataset['theme'] = now === 'system' ? (isDark.matches ? 'dark' : 'light') : now;
    const button = this.querySelector('button');
    if (button) button.ariaLabel = button.title = `Theme: ${now}`;
  }
}
