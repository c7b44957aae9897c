import type { Answer, Question } from './answer.ts';
import { ListBox } from './list-box.ts';
import { recent, rememberRecent } from './recent.ts';
import { Renderer } from './render.ts';
import { Searcher } from './searcher.ts';

const SLOW = 300;

const number = (n: number): string => n.toLocaleString('en');

/** The part that `name` names in the markup of SiteSearch.astro. */
function part<T extends HTMLElement>(host: ParentNode, name: string): T {
  const found = host.querySelector<T>(`[data-part=${name}]`);
  if (!found) throw new Error(`The search has no part “${name}”.`);
  return found;
}

/**
 * A field, and below it what it finds. The dialog uses it as it is; the search page extends it with
 * filters and an address.
 */
export class SiteSearch extends HTMLElement {
  readonly field: HTMLInputElement;
  protected limit = 8;
  #searcher = new Searcher();
  #list: ListBox;
  #renderer: Renderer;
  #status: HTMLElement;
  #nothing: HTMLElement;
  #problem: HTMLElement;
  #slow: ReturnType<typeof setTimeout> | undefined;

  /** The parts are there: this is defined after the page was read. */
  constructor() {
    super();
    this.field = part(this, 'field');
    this.#list = new ListBox(this.field, part(this, 'list'));
    this.#renderer = new Renderer(this, this.dataset['place'] ?? '');
    this.#status = part(this, 'status');
    this.#nothing = part(this, 'nothing');
    this.#problem = part(this, 'problem');
  }

  connectedCallback(): void {
    this.field.addEventListener('input', () => void this.search());
    this.field.addEventListener('focus', () => void this.#prepare());
    this.field.addEventListener('keydown', (event) => this.#press(event));
    this.addEventListener('click', (event) => this.#opened(event.target));
    this.addEventListener('auxclick', (event) => this.#opened(event.target));
    part(this, 'retry').addEventListener('click', () => void this.#retry());
    this.#problem.hidden = true;
    this.begin();
  }

  /** Finds what was typed before this was loaded. */
  protected begin(): void {
    if (this.question.text !== '') void this.search();
    else if (document.activeElement === this.field) void this.#prepare();
  }

  protected get question(): Question {
    return { text: this.field.value.trim(), choice: {}, limit: this.limit };
  }

  /** Finds what the field says now and shows it. */
  async search(): Promise<void> {
    const { question } = this;
    if (question.text === '') return this.#showStart();
    clearTimeout(this.#slow);
    this.#slow = setTimeout(() => this.#say('Searching …'), SLOW);
    try {
      const answer = await this.#searcher.ask(question);
      if (answer) this.show(answer, question);
    } catch {
      this.#showProblem();
    }
  }

  protected show(answer: Answer, question: Question): void {
    clearTimeout(this.#slow);
    const { total, near } = answer;
    this.#problem.hidden = true;
    this.#nothing.hidden = total > 0;
    this.#list.show(total > 0 ? this.#renderer.groups(answer) : this.#renderer.near(near));
    const narrowed = Object.keys(question.choice).length > 0 ? ' with these filters' : '';
    if (total > 0) this.#say(total === 1 ? '1 result' : `${number(total)} results`);
    else this.#say(`Nothing found for “${question.text}”${narrowed}.`);
  }

  #showStart(): void {
    clearTimeout(this.#slow);
    this.#problem.hidden = true;
    this.#nothing.hidden = true;
    this.#say('');
    const starts = this.querySelector<HTMLTemplateElement>('template[data-part=starts]');
    const links = starts?.content.querySelectorAll('a') ?? [];
    this.#list.show(this.#renderer.start(recent(), [...links]));
    this.cleared();
  }

  /** Called when the field has become empty. */
  protected cleared(): void {}

  #showProblem(): void {
    clearTimeout(this.#slow);
    this.#say('');
    this.#nothing.hidden = true;
    this.#list.show([]);
    this.#problem.hidden = false;
  }

  #say(words: string): void {
    this.#status.textContent = words;
  }

  async #prepare(): Promise<void> {
    if (this.question.text === '') this.#showStart();
    try {
      await this.#searcher.open();
    } catch {
      this.#showProblem();
    }
  }

  async #retry(): Promise<void> {
    this.#problem.hidden = true;
    this.field.focus();
    await (this.question.text === '' ? this.#prepare() : this.search());
  }

  #press(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      this.#list.move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter' && this.#list.selected) {
      event.preventDefault();
      const { selected } = this.#list;
      this.#opened(selected);
      if (event.ctrlKey || event.metaKey) window.open(selected.href, '_blank', 'noopener');
      else location.assign(selected.href);
    }
  }

  #opened(target: EventTarget | null): void {
    const row = target instanceof Element ? target.closest<HTMLAnchorElement>('.search-row') : null;
    const { title, about } = row?.dataset ?? {};
    if (row && title) rememberRecent({ title, about: about ?? '', url: row.pathname });
  }
}
