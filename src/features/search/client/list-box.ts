/** The list below a field: arrows move a selection in it while the field keeps the focus. */
export class ListBox {
  #field: HTMLInputElement;
  #list: HTMLElement;
  #selected: HTMLAnchorElement | null = null;

  constructor(field: HTMLInputElement, list: HTMLElement) {
    this.#field = field;
    this.#list = list;
  }

  get selected(): HTMLAnchorElement | null {
    return this.#selected;
  }

  /** Shows other groups; the selection is lost unless the same page is in the list again. */
  show(groups: readonly HTMLElement[]): void {
    const before = this.#selected?.pathname;
    this.#list.replaceChildren(...groups);
    const again = before ? this.#options().find(({ pathname }) => pathname === before) : undefined;
    this.#select(again ?? null);
    this.#list.hidden = groups.length === 0;
    this.#field.ariaExpanded = String(groups.length > 0);
  }

  /** One step down (1) or up (-1), from the end to the beginning and back. */
  move(step: 1 | -1): void {
    const options = this.#options();
    if (options.length === 0) return;
    const at = this.#selected ? options.indexOf(this.#selected) : step === 1 ? -1 : 0;
    const next = options[(at + step + options.length) % options.length] ?? null;
    this.#select(next);
    next?.scrollIntoView({ block: 'nearest' });
  }

  #options(): HTMLAnchorElement[] {
    return [...this.#list.querySelectorAll<HTMLAnchorElement>('[role=option]')];
  }

  #select(option: HTMLAnchorElement | null): void {
    if (this.#selected) this.#selected.ariaSelected = 'false';
    this.#selected = option;
    if (option) option.ariaSelected = 'true';
    if (option) this.#field.setAttribute('aria-activedescendant', option.id);
    else this.#field.removeAttribute('aria-activedescendant');
  }
}
