import { keepPreference, preference } from '../../client/preference.ts';

const all = (): NodeListOf<FormatTabs> => document.querySelectorAll('format-tabs');

/** The format that the address asks for, as in `#policy-intercept`. */
const linkedFormat = (): string | null => /^#policy-([a-z0-9-]+)$/.exec(location.hash)?.[1] ?? null;

/**
 * One policy in several formats, one shown at a time. What is chosen in one group is chosen in all,
 * here and on the next page. Which panel is shown at first, the script in the head has decided
 * before the first paint.
 */
export class FormatTabs extends HTMLElement {
  connectedCallback(): void {
    for (const tab of this.#tabs()) this.#name(tab);
    this.addEventListener('click', ({ target }) => {
      const tab = target instanceof Element ? target.closest('[role=tab]') : null;
      if (tab) this.#choose(tab as HTMLElement);
    });
    this.addEventListener('keydown', (event) => this.#press(event));
    const wanted = [linkedFormat(), preference('format')].find(
      (format) => format && this.#has(format),
    );
    if (wanted) this.show(wanted);
  }

  /** Shows a format; false where this group does not have it. */
  show(format: string): boolean {
    if (!this.#has(format)) return false;
    this.dataset['chosen'] = '';
    for (const panel of this.#panels()) {
      panel.toggleAttribute('data-on', panel.dataset['panel'] === format);
    }
    for (const tab of this.#tabs()) {
      const isOn = tab.dataset['format'] === format;
      tab.ariaSelected = String(isOn);
      tab.tabIndex = isOn ? 0 : -1;
    }
    return true;
  }

  /** Without script the panels are plain sections under their headings. */
  #name(tab: HTMLElement): void {
    const panel = document.getElementById(tab.getAttribute('aria-controls') ?? '');
    if (!panel) return;
    tab.id = `${panel.id}-tab`;
    panel.role = 'tabpanel';
    panel.setAttribute('aria-labelledby', tab.id);
  }

  #tabs(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('[role=tab]')];
  }

  #panels(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('[data-panel]')];
  }

  #has(format: string): boolean {
    return this.#tabs().some((tab) => tab.dataset['format'] === format);
  }

  /** Other groups above may change their height; the chosen tab stays where it is on the screen. */
  #choose(tab: HTMLElement): void {
    const format = tab.dataset['format'];
    if (!format) return;
    const before = tab.getBoundingClientRect().top;
    for (const group of all()) group.show(format);
    keepPreference('format', format);
    tab.focus({ preventScroll: true });
    tab.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    scrollBy(0, tab.getBoundingClientRect().top - before);
  }

  #press(event: KeyboardEvent): void {
    const tabs = this.#tabs();
    const at = tabs.indexOf(event.target as HTMLElement);
    if (at === -1 || event.ctrlKey || event.metaKey || event.altKey) return;
    const to: Record<string, number> = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1 + tabs.length,
      Home: 0,
      End: tabs.length - 1,
    };
    const next = tabs[(to[event.key] ?? Number.NaN) % tabs.length];
    if (!next) return;
    event.preventDefault();
    this.#choose(next);
  }
}

/** A link to `#policy-<target>` shows that format, without changing what is kept. */
export function followFormatLinks(): void {
  addEventListener('hashchange', () => {
    const format = linkedFormat();
    if (!format) return;
    for (const group of all()) group.show(format);
    document.getElementById(`policy-${format}`)?.scrollIntoView();
  });
}
