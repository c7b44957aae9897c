import { type Decision, decisionSchema } from '#domain/policy/policy.ts';
import { announce } from '#ui/client/announce.ts';
import { part } from '#ui/client/part.ts';
import { toolCountText } from '#wording/server.ts';
import type { ToolList } from './tool-list.ts';
import { fold, type ToolRow } from './tool-row.ts';

/** Narrows the list by words, category and decision, and decides about all that is left of it. */
export class FilterBar {
  readonly #host: HTMLElement;
  readonly #list: ToolList;
  readonly #words: HTMLInputElement;
  readonly #category: HTMLSelectElement;
  readonly #decision: HTMLSelectElement;
  #shown: readonly ToolRow[] = [];

  constructor(host: HTMLElement, list: ToolList) {
    this.#host = host;
    this.#list = list;
    this.#words = part<HTMLInputElement>(host, 'filter');
    this.#category = part<HTMLSelectElement>(host, 'category');
    this.#decision = part<HTMLSelectElement>(host, 'decision');
    const narrow = () => {
      this.apply();
      announce(part(host, 'shown').textContent ?? '');
    };
    this.#words.addEventListener('input', narrow);
    this.#category.addEventListener('change', narrow);
    this.#decision.addEventListener('change', narrow);
    this.#words.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || this.#words.value === '') return;
      event.preventDefault();
      this.#words.value = '';
      narrow();
    });
    part(host, 'clear').addEventListener('click', () => {
      this.clear();
      this.#words.focus();
    });
    part(host, 'bulk').addEventListener('click', ({ target }) => this.#set(target));
  }

  clear(): void {
    this.#words.value = '';
    this.#category.value = '';
    this.#decision.value = '';
    this.apply();
  }

  /** Shows tools with this decision alone, as the words of a notice offer it. */
  only(decision: Decision | 'undecided'): void {
    this.clear();
    this.#decision.value = decision;
    this.apply();
    this.#decision.focus();
  }

  apply(): void {
    const words = fold(this.#words.value).split(/\s+/).filter(Boolean);
    const [category, decision] = [this.#category.value, this.#decision.value];
    this.#shown = this.#list.rows.filter((row) => row.filter(words, category, decision));
    for (const group of this.#list.groups) group.count();
    this.#say();
  }

  #say(): void {
    const [shown, all] = [this.#shown.length, this.#list.rows.length];
    const isNarrow = shown !== all;
    const number = shown.toLocaleString('en');
    const tools = toolCountText(all);
    part(this.#host, 'shown').textContent = isNarrow ? `${number} of ${tools}` : tools;
    part(this.#host, 'clear').hidden = !isNarrow;
    part(this.#host, 'nothing').hidden = shown > 0 || all === 0;
    part(this.#host, 'bulk').hidden = shown === 0;
    part(this.#host, 'bulk-words').textContent = isNarrow
      ? `Set ${number} shown`
      : `Set all ${number}`;
  }

  #set(target: EventTarget | null): void {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-set]') : null;
    if (!button) return;
    const decision = decisionSchema.parse(button.dataset['set']);
    this.#list.setAll(this.#shown, decision, toolCountText(this.#shown.length));
  }
}
