import { announce } from '#ui/client/announce.ts';
import { keepPreference, preference } from '#ui/client/preference.ts';

const ORDER = ['system', 'light', 'dark'] as const;
type Choice = (typeof ORDER)[number];

const isDark = matchMedia('(prefers-color-scheme: dark)');

function choice(): Choice {
  const kept = preference('theme');
  return ORDER.find((one) => one === kept) ?? 'system';
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
    const word = this.querySelector('[data-theme-word]');
    if (word) word.textContent = now;
    this.querySelector('button')?.setAttribute('title', `Theme: ${now}`);
  }
}
