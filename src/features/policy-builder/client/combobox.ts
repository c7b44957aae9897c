export interface ComboboxOptions<T> {
  readonly input: HTMLInputElement;
  readonly list: HTMLElement;
  /** What stands in the list for these words. */
  readonly find: (words: string) => Promise<readonly T[]>;
  readonly draw: (found: T) => HTMLElement;
  readonly pick: (found: T) => void;
  /** Says how many were found, or that the list did not arrive. */
  readonly say: (found: readonly T[] | null, words: string) => void;
}

/** A text field with a list below it: arrows move, Enter picks, Escape closes (WAI-ARIA combobox). */
export class Combobox<T> {
  readonly #options: ComboboxOptions<T>;
  #found: readonly T[] = [];
  #at = -1;
  #asked = 0;

  constructor(options: ComboboxOptions<T>) {
    this.#options = options;
    const { input, list } = options;
    input.addEventListener('input', () => void this.#open());
    input.addEventListener('focus', () => void this.#open());
    input.addEventListener('click', () => list.hidden && void this.#open());
    input.addEventListener('keydown', (event) => this.#press(event));
    input.addEventListener('blur', () => this.close());
    if (document.activeElement === input) void this.#open();
    // The field keeps the focus while something in the list is pressed.
    list.addEventListener('pointerdown', (event) => event.preventDefault());
    list.addEventListener('click', ({ target }) => {
      const option = target instanceof Element ? target.closest('[role=option]') : null;
      if (option) this.#pick([...list.children].indexOf(option));
    });
  }

  close(): void {
    const { input, list } = this.#options;
    this.#asked += 1;
    list.hidden = true;
    input.ariaExpanded = 'false';
    input.removeAttribute('aria-activedescendant');
    this.#at = -1;
  }

  async #open(): Promise<void> {
    const { input, list, find, draw, say } = this.#options;
    this.#asked += 1;
    const asked = this.#asked;
    const words = input.value;
    const found = await find(words).catch(() => null);
    if (asked !== this.#asked) return;
    this.#found = found ?? [];
    this.#at = -1;
    list.replaceChildren(...this.#found.map((one, index) => this.#option(draw(one), index)));
    list.hidden = this.#found.length === 0;
    input.ariaExpanded = String(!list.hidden);
    input.removeAttribute('aria-activedescendant');
    say(found, words);
    if (words.trim() !== '' && this.#found.length > 0) this.#move(0);
  }

  #option(drawn: HTMLElement, index: number): HTMLElement {
    drawn.id = `${this.#options.list.id}-${index}`;
    drawn.role = 'option';
    drawn.ariaSelected = 'false';
    return drawn;
  }

  #move(to: number): void {
    const { input, list } = this.#options;
    const options = [...list.children] as HTMLElement[];
    this.#at = (to + options.length) % options.length;
    options.forEach((option, index) => {
      option.ariaSelected = String(index === this.#at);
    });
    const active = options[this.#at];
    if (!active) return;
    input.setAttribute('aria-activedescendant', active.id);
    active.scrollIntoView({ block: 'nearest' });
  }

  #pick(index: number): void {
    const found = this.#found[index];
    if (found === undefined) return;
    this.#options.input.value = '';
    this.close();
    this.#options.pick(found);
  }

  #press(event: KeyboardEvent): void {
    const { input, list } = this.#options;
    if (event.isComposing) return;
    const isOpen = !list.hidden;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (isOpen) this.#move(this.#next(event.key));
      else void this.#open();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (isOpen) this.#pick(Math.max(this.#at, 0));
    } else if (event.key === 'Escape') {
      if (!isOpen && input.value === '') return;
      event.preventDefault();
      if (!isOpen) input.value = '';
      this.close();
    }
  }

  #next(key: string): number {
    if (this.#at === -1) return key === 'ArrowDown' ? 0 : -1;
    return this.#at + (key === 'ArrowDown' ? 1 : -1);
  }
}
