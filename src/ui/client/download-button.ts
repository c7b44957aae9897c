import { codeOf } from './code-of.ts';

/** Saves a text, the same bytes that Copy copies, under the name that stands beside it. */
export class DownloadButton extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('click', () => this.#download());
  }

  #download(): void {
    const text = codeOf(this)?.textContent;
    if (text === undefined || text === null) return;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
    const name = this.closest('.file')?.querySelector('.name')?.textContent;
    link.download = (this.dataset['name'] ?? name)?.split('/').pop() ?? 'policy.txt';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }
}
