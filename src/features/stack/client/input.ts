import { STACK_EXAMPLES } from '#domain/stack/examples.ts';
import { STACK_LIMITS } from '#domain/stack/limits.ts';
import type { Fault } from '#domain/text/fault.ts';
import { part } from '#ui/client/part.ts';

export interface Given {
  readonly text: string;
  readonly fileName: string;
  /** Is it one of the examples? Those may stay in the field. */
  readonly example: boolean;
}

/** The field, the file button, the drop zone and the examples. Every way in ends in `take`. */
export class Input {
  readonly #host: HTMLElement;
  readonly #field: HTMLTextAreaElement;
  readonly #take: (given: Given) => void;

  constructor(host: HTMLElement, take: (given: Given) => void) {
    this.#host = host;
    this.#field = part<HTMLTextAreaElement>(host, 'text');
    this.#take = take;
    this.#field.addEventListener('paste', (event) => this.#paste(event));
    this.#field.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.#readField();
    });
    part(host, 'read').addEventListener('click', () => this.#readField());
    this.#files();
    this.#examples();
    part(host, 'fault-go').addEventListener('click', () => this.#goToFault());
    for (const button of host.querySelectorAll('button:disabled'))
      button.removeAttribute('disabled');
  }

  /** Reads what was pasted before the script came. */
  readWaiting(): void {
    if (this.#field.value.trim() !== '') this.#readField();
  }

  get adds(): boolean {
    return part<HTMLInputElement>(this.#host, 'add').checked;
  }

  focus(): void {
    this.#field.focus();
  }

  /** Lets the text go, unless it is an example. */
  done(given: Given, words: string): void {
    this.#field.value = given.example ? given.text : '';
    this.#showFault(undefined);
    this.say(words);
    part(this.#host, 'add-box').hidden = false;
    part(this.#host, 'over').hidden = false;
    part(this.#host, 'input').dataset['read'] = '';
  }

  /** The text comes back into the field, so that it can be mended. */
  broken(given: Given, fault: Fault): void {
    if (given.text.length <= STACK_LIMITS.characters) this.#field.value = given.text;
    this.say('');
    this.#showFault(fault);
  }

  say(words: string): void {
    const shown = part(this.#host, 'words');
    shown.hidden = words === '';
    shown.textContent = words;
  }

  clear(): void {
    this.#field.value = '';
    this.#showFault(undefined);
    this.say('');
    part<HTMLInputElement>(this.#host, 'add').checked = false;
    part(this.#host, 'add-box').hidden = true;
    part(this.#host, 'over').hidden = true;
    delete part(this.#host, 'input').dataset['read'];
    this.#field.focus();
  }

  #readField(): void {
    this.#take({ text: this.#field.value, fileName: '', example: false });
  }

  /** A whole file pasted into an empty field is read at once, and never stands in the page. */
  #paste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const { value, selectionStart, selectionEnd } = this.#field;
    const replacesAll =
      value.trim() === '' || (selectionStart === 0 && selectionEnd === value.length);
    if (text.trim() === '' || !replacesAll) return;
    event.preventDefault();
    this.#take({ text, fileName: '', example: false });
  }

  #files(): void {
    const chooser = part<HTMLInputElement>(this.#host, 'file');
    part(this.#host, 'choose').addEventListener('click', () => chooser.click());
    chooser.addEventListener('change', () => {
      void this.#readFile(chooser.files?.[0]);
      chooser.value = '';
    });
    this.#drops();
  }

  /** A file may be dropped anywhere on the page's part: beside it, the browser would leave the page. */
  #drops(): void {
    const box = part(this.#host, 'drop');
    const takes = ({ dataTransfer, target }: DragEvent): boolean =>
      dataTransfer?.types.includes('Files') === true || box.contains(target as Node);
    this.#host.addEventListener('dragover', (event) => {
      if (!takes(event)) return;
      event.preventDefault();
      box.dataset['over'] = '';
    });
    this.#host.addEventListener('dragleave', () => {
      delete box.dataset['over'];
    });
    this.#host.addEventListener('drop', (event) => {
      delete box.dataset['over'];
      if (!takes(event)) return;
      event.preventDefault();
      const [file] = event.dataTransfer?.files ?? [];
      const text = event.dataTransfer?.getData('text/plain') ?? '';
      if (file) void this.#readFile(file);
      else if (text !== '') this.#take({ text, fileName: '', example: false });
    });
  }

  async #readFile(file: File | undefined): Promise<void> {
    if (!file) return;
    const { name, size } = file;
    const tooLarge = size > STACK_LIMITS.characters * 4;
    const text = tooLarge ? ' '.repeat(STACK_LIMITS.characters + 1) : await file.text();
    this.#take({ text, fileName: name, example: false });
  }

  #examples(): void {
    for (const button of part(this.#host, 'examples').querySelectorAll('button')) {
      const example = STACK_EXAMPLES.find(({ label }) => label === button.value);
      if (example)
        button.addEventListener('click', () => this.#take({ ...example, example: true }));
    }
  }

  #showFault(fault: Fault | undefined): void {
    const box = part(this.#host, 'fault');
    box.hidden = fault === undefined;
    this.#field.ariaInvalid = fault === undefined ? null : 'true';
    const { line, column = 1, sentence = '' } = fault ?? {};
    part(box, 'fault-place').textContent =
      line === undefined ? 'This cannot be read.' : `Line ${line}, column ${column}:`;
    part(box, 'fault-words').textContent = sentence;
    const go = part(box, 'fault-go');
    go.hidden = line === undefined;
    if (line !== undefined) go.dataset['at'] = `${line}:${column}`;
  }

  #goToFault(): void {
    const [line = 1, column = 1] = (part(this.#host, 'fault-go').dataset['at'] ?? '')
      .split(':')
      .map(Number);
    const lines = this.#field.value.split('\n');
    const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    const at = Math.min(start + column - 1, this.#field.value.length);
    this.#field.focus();
    this.#field.setSelectionRange(
      Math.max(0, at - (at === this.#field.value.length ? 1 : 0)),
      at + 1,
    );
  }
}
