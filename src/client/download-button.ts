/** Saves the text of the element that `data-of` names, the same bytes that Copy copies. */
export class DownloadButton extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('click', () => this.#download());
  }

  #download(): void {
    const text = document.getElementById(this.dataset['of'] ?? '')?.textContent;
    if (text === undefined || text === null) return;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
    link.download = this.dataset['name']?.split('/').pop() ?? 'policy.txt';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }
}
