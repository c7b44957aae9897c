const fold = (text: string): string => text.toLowerCase().replace(/[_-]+/g, ' ');

interface Row {
  readonly row: HTMLElement;
  readonly words: string;
}

function remember(words: string): void {
  const address = new URL(location.href);
  if (words === '') address.searchParams.delete('filter');
  else address.searchParams.set('filter', words);
  history.replaceState(history.state, '', address);
}

/**
 * Shows of a list only the rows that have all the words; the words are kept in the address. What finds
 * nothing is filled in where a reader can say that it is missing.
 */
export class ListFilter extends HTMLElement {
  #rows: readonly Row[] = [];
  #sections: readonly HTMLElement[] = [];
  readonly #status = document.createElement('p');

  connectedCallback(): void {
    const list = document.getElementById(this.dataset['of'] ?? '');
    const field = this.querySelector('input');
    if (!list || !field) return;
    this.#rows = [...list.querySelectorAll<HTMLElement>('li, tr')].map((row) => ({
      row,
      words: fold(`${row.textContent} ${row.dataset['words'] ?? ''}`),
    }));
    this.#sections = [...list.querySelectorAll('section')];
    this.#status.className = 'small soft';
    this.#status.setAttribute('role', 'status');
    this.append(this.#status);
    this.hidden = false;
    this.#listen(field);
  }

  #listen(field: HTMLInputElement): void {
    field.addEventListener('input', () => {
      this.#apply(field.value);
      remember(field.value);
    });
    field.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || field.value === '') return;
      event.preventDefault();
      field.value = '';
      field.dispatchEvent(new Event('input'));
    });
    field.value = new URLSearchParams(location.search).get('filter') ?? field.value;
    if (field.value !== '') this.#apply(field.value);
  }

  #apply(text: string): void {
    const wanted = fold(text).split(/\s+/).filter(Boolean);
    for (const { row, words } of this.#rows) {
      row.hidden = !wanted.every((word) => words.includes(word));
    }
    for (const section of this.#sections) {
      section.hidden = !section.querySelector('li:not([hidden]), tr:not([hidden])');
    }
    const shown = this.#rows.filter(({ row }) => !row.hidden).length;
    const none = `Nothing here has “${text.trim()}”. Try fewer letters, or search the whole site.`;
    const found = shown === 0 ? none : `${shown} of ${this.#rows.length}`;
    this.#status.textContent = wanted.length === 0 ? '' : found;
    const place = document.getElementById(this.dataset['missing'] ?? '');
    if (!place) return;
    void import('../MissingServer.tsx').then(({ fillInMissing }) =>
      fillInMissing(place, shown === 0 ? text : ''),
    );
  }
}
