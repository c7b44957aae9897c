import { type Asked, fromAddress, toAddress } from './address.ts';
import type { Answer, Question } from './answer.ts';
import { FacetBox } from './facet-box.ts';
import { keepPosition, positionBefore } from './position.ts';
import { Searcher } from './searcher.ts';
import { SiteSearch } from './site-search.ts';

const STEP = 20;
/** Browsers refuse more than about three changes of the address a second. */
const SETTLED = 350;

/** The search of the search page: narrows by facet, and keeps what is asked in the address. */
export class SearchPage extends SiteSearch {
  protected override limit = STEP;
  #facets: FacetBox;
  #counter = new Searcher();
  #more: HTMLButtonElement;
  #written: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    const find = <T extends HTMLElement>(name: string) =>
      this.querySelector<T>(`[data-part=${name}]`) as T;
    this.#more = find('more');
    this.#facets = new FacetBox(find('facets'), find('chips'), () => this.#narrow());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#more.addEventListener('click', () => this.#showMore());
    this.field.addEventListener('input', () => this.#write());
    this.field.form?.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#write(0);
    });
    addEventListener('popstate', () => void this.#read());
    addEventListener('pagehide', () => keepPosition({ top: scrollY, limit: this.limit }));
  }

  protected override begin(): void {
    if (location.search === '' || this.field.value.trim() !== '') {
      super.begin();
      return;
    }
    const position = positionBefore();
    if (position) this.limit = position.limit;
    void this.#read().then(() => position && scrollTo(0, position.top));
  }

  protected override get question(): Question {
    return { ...super.question, choice: this.#facets.choice };
  }

  protected override show(answer: Answer, question: Question): void {
    super.show(answer, question);
    this.#more.hidden = answer.groups.every(({ rows, total }) => rows.length >= total);
    void this.#count(question);
  }

  protected override cleared(): void {
    this.#more.hidden = true;
    this.#facets.show(null);
  }

  async #count(question: Question): Promise<void> {
    this.#facets.wait();
    try {
      const counts = await this.#counter.count(question);
      if (counts) this.#facets.show(counts);
    } catch {
      this.#facets.show(null);
    }
  }

  get #asked(): Asked {
    const { text, choice } = this.question;
    return { text, choice };
  }

  async #read(): Promise<void> {
    const { text, choice } = fromAddress(location.search);
    this.field.value = text;
    this.#facets.choose(choice);
    if (text !== '') await this.search();
  }

  #write(delay = SETTLED): void {
    clearTimeout(this.#written);
    this.#written = setTimeout(() => {
      const address = toAddress(this.#asked);
      if (address !== location.search) history.replaceState(null, '', address || location.pathname);
    }, delay);
  }

  #narrow(): void {
    const address = toAddress(this.#asked);
    if (address !== location.search) history.pushState(null, '', address || location.pathname);
    this.limit = STEP;
    void this.search();
  }

  #showMore(): void {
    this.limit += STEP;
    void this.search();
  }
}
