import { announce } from '#ui/client/announce.ts';
import { isTyping } from '#ui/client/is-typing.ts';
import { part } from '#ui/client/part.ts';
import type { Store } from './store.ts';

const isText = (target: EventTarget | null): boolean =>
  isTyping(target) && !(target instanceof HTMLSelectElement);

/** Undo and Redo: buttons, and the usual keys wherever no text is typed. */
export class UndoBar {
  readonly #undo: HTMLButtonElement;
  readonly #redo: HTMLButtonElement;
  readonly #store: Store;

  constructor(host: HTMLElement, store: Store) {
    this.#store = store;
    this.#undo = part<HTMLButtonElement>(host, 'undo');
    this.#redo = part<HTMLButtonElement>(host, 'redo');
    this.#undo.addEventListener('click', () => this.#step('undo'));
    this.#redo.addEventListener('click', () => this.#step('redo'));
    addEventListener('keydown', (event) => this.#press(event));
  }

  show(): void {
    this.#undo.ariaDisabled = String(!this.#store.canUndo);
    this.#redo.ariaDisabled = String(!this.#store.canRedo);
  }

  #press(event: KeyboardEvent): void {
    if (event.ctrlKey === event.metaKey || event.altKey || isText(event.target)) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    this.#step(key === 'y' || event.shiftKey ? 'redo' : 'undo');
  }

  #step(way: 'undo' | 'redo'): void {
    const words = this.#store[way]();
    const said = way === 'undo' ? 'Undone' : 'Done again';
    announce(words === undefined ? `There is nothing to ${way}` : `${said}: ${words}`);
  }
}
