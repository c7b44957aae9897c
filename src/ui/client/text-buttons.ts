import { announce } from './announce.ts';
import { isMac } from './keyboard.ts';
import { saveText } from './save-text.ts';

/** The text that a button is about: what `data-of` names, or else the file that contains it. */
function codeOf(button: HTMLElement): Element | null {
  const id = button.dataset['of'];
  if (id !== undefined) return document.getElementById(id);
  return button.closest('.file')?.querySelector('code') ?? null;
}

const SHOWN = 2000;
const SHOWN_LONGER = 6000;

function select(source: Element): void {
  const selection = getSelection();
  selection?.removeAllRanges();
  const range = document.createRange();
  range.selectNodeContents(source);
  selection?.addRange(range);
}

/** A button does nothing without script: its script makes it. Pages hold many of them. */
function buttonIn(host: HTMLElement, ...content: (string | Node)[]): void {
  if (host.firstElementChild) return;
  const button = document.createElement('button');
  button.className = 'button';
  button.type = 'button';
  button.append(...content);
  host.append(button);
}

function span(text: string): HTMLElement {
  const element = document.createElement('span');
  element.textContent = text;
  return element;
}

/** Copies a text byte for byte. */
export class CopyButton extends HTMLElement {
  #back: ReturnType<typeof setTimeout> | undefined;
  readonly #word = span('Copy');

  connectedCallback(): void {
    const what = span(` ${this.dataset['what'] ?? 'policy'}`);
    what.className = 'sr-only';
    buttonIn(this, this.#word, what);
    this.addEventListener('click', () => void this.#copy());
  }

  async #copy(): Promise<void> {
    const source = codeOf(this);
    if (!source) return;
    const what = this.dataset['what'] ?? 'policy';
    try {
      await navigator.clipboard.writeText(source.textContent ?? '');
      this.#say('Copied', SHOWN);
      announce(`${what.charAt(0).toUpperCase()}${what.slice(1)} copied`);
    } catch {
      const keys = isMac() ? '⌘C' : 'Ctrl+C';
      select(source);
      this.#say(`Press ${keys}`, SHOWN_LONGER);
      announce(`The ${what} is selected. Press ${keys} to copy it.`);
    }
  }

  #say(words: string, time: number): void {
    clearTimeout(this.#back);
    this.#word.textContent = words;
    this.#back = setTimeout(() => {
      this.#word.textContent = 'Copy';
    }, time);
  }
}

/** Saves a text, the same bytes that Copy copies, under the name that is beside it. */
export class DownloadButton extends HTMLElement {
  connectedCallback(): void {
    buttonIn(this, 'Download');
    this.addEventListener('click', () => {
      const text = codeOf(this)?.textContent ?? '';
      const name =
        this.dataset['name'] ?? this.closest('.file')?.querySelector('.name')?.textContent;
      if (text !== '') saveText(name?.split('/').pop() ?? 'policy.txt', text, 'text/plain');
    });
  }
}
