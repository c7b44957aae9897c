import { announce } from '../../client/announce.ts';
import { keepPreference, preference } from '../../client/preference.ts';

/** The format that the address asks for, as in `#policy-intercept`. */
const linkedFormat = (): string | null => /^#policy-([a-z0-9-]+)$/.exec(location.hash)?.[1] ?? null;

/** What the page does when another format is shown: `event.target.format` is the new one. */
export const FORMAT_SHOWN = 'format-shown';

/**
 * A policy in several formats, one shown at a time; what is chosen is kept for the next pages. The
 * first formats have tabs, the others are in a list. Files that the page does not hold are drawn
 * here. What is shown at first, the script in the head has decided before the first paint.
 */
export class FormatTabs extends HTMLElement {
  connectedCallback(): void {
    for (const tab of this.#tabs()) this.#name(tab);
    for (const panel of this.querySelectorAll('.panel:not([role])')) {
      panel.role = 'tabpanel';
      panel.ariaLabel = panel.querySelector('.panel-title')?.textContent ?? '';
    }
    this.#fillSelect();
    this.addEventListener('click', ({ target }) => {
      const tab = target instanceof Element ? target.closest('[role=tab]') : null;
      if (tab) this.#chooseTab(tab as HTMLElement);
    });
    this.addEventListener('keydown', (event) => this.#press(event));
    this.#select?.addEventListener('change', () => this.#chooseOther());
    const wanted = [linkedFormat(), preference('format')].find(
      (format) => format && this.#has(format),
    );
    if (wanted) this.show(wanted);
  }

  /** The format that is shown. */
  get format(): string {
    return this.dataset['chosen'] ?? this.#tabs()[0]?.dataset['format'] ?? '';
  }

  /** Shows a format; false where this page does not have it. */
  show(format: string): boolean {
    if (!this.#has(format)) return false;
    this.dataset['chosen'] = format;
    if (!this.#panel(format)) void this.#draw(format);
    this.removeAttribute('data-waiting');
    for (const panel of this.querySelectorAll('.panel')) {
      panel.toggleAttribute('data-on', panel.id === `policy-${format}`);
    }
    const isTab = this.#tabs().some((tab) => tab.dataset['format'] === format);
    for (const [at, tab] of this.#tabs().entries()) {
      const isOn = tab.dataset['format'] === format;
      tab.ariaSelected = String(isOn);
      tab.tabIndex = isOn || (!isTab && at === 0) ? 0 : -1;
    }
    if (this.#select) this.#select.value = isTab ? '' : format;
    this.dispatchEvent(new Event(FORMAT_SHOWN, { bubbles: true }));
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

  /** The formats without a tab, which the page lists as links for readers without script. */
  #fillSelect(): void {
    const [first] = this.#select?.options ?? [];
    if (!first) return;
    const others = this.#links().map(([format, link]) => new Option(link.text, format));
    this.#select?.replaceChildren(first, ...others);
  }

  #links(): [format: string, link: HTMLAnchorElement][] {
    const links = this.querySelectorAll<HTMLAnchorElement>('.format-links a');
    return [...links].map((link) => [
      link.dataset['format'] ?? link.hash.slice('#policy-'.length),
      link,
    ]);
  }

  get #select(): HTMLSelectElement | null {
    return this.querySelector('.formats select');
  }

  #tabs(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('[role=tab]')];
  }

  #panel(format: string): HTMLElement | null {
    return this.querySelector(`.panel[id="policy-${CSS.escape(format)}"]`);
  }

  #has(format: string): boolean {
    return this.#panel(format) !== null || this.#links().some(([linked]) => linked === format);
  }

  /** Puts a panel for a format in its place, and what belongs in it once that has come. */
  async #draw(format: string): Promise<void> {
    const place = this.querySelector<HTMLElement>('.drawn');
    const link = this.#links().find(([linked]) => linked === format)?.[1];
    if (!place || !link) return;
    const panel = document.createElement('section');
    panel.id = `policy-${format}`;
    panel.className = 'panel';
    panel.role = 'tabpanel';
    panel.ariaLabel = link.text;
    panel.ariaBusy = 'true';
    place.replaceChildren(panel);
    try {
      const { pageFiles } = await import('./PageFiles.tsx');
      await pageFiles(this).drawPanel(panel, format);
    } catch {
      const other = Object.assign(document.createElement('a'), { href: link.href });
      other.textContent = 'See it on its own page';
      const note = Object.assign(document.createElement('p'), { className: 'note' });
      note.append('The file did not load. ', other, '.');
      panel.replaceChildren(note);
    }
    panel.ariaBusy = null;
  }

  /** Parts above may change their height; the chosen tab stays where it is on the screen. */
  #chooseTab(tab: HTMLElement): void {
    const format = tab.dataset['format'];
    if (!format) return;
    const before = tab.getBoundingClientRect().top;
    this.show(format);
    keepPreference('format', format);
    tab.focus({ preventScroll: true });
    tab.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    scrollBy(0, tab.getBoundingClientRect().top - before);
  }

  #chooseOther(): void {
    const select = this.#select;
    if (!select) return;
    const format = select.value || this.#tabs()[0]?.dataset['format'] || '';
    this.show(format);
    keepPreference('format', format);
    if (select.value) announce(`${select.selectedOptions[0]?.text} is shown`);
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
    this.#chooseTab(next);
  }
}

/** A link to `#policy-<target>` shows that format, without changing what is kept. */
export function followFormatLinks(): void {
  addEventListener('hashchange', () => {
    const format = linkedFormat();
    if (!format) return;
    document.querySelector<FormatTabs>('format-tabs')?.show(format);
    document.getElementById(`policy-${format}`)?.scrollIntoView();
  });
}
