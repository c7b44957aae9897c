import { FORMAT_SHOWN, type FormatTabs } from './format-tabs.ts';

/** The file that blocks a tool: follows the format of the page, once it can be seen. */
export class BlockFile extends HTMLElement {
  connectedCallback(): void {
    const follow = () => void this.#follow();
    document.addEventListener(FORMAT_SHOWN, follow);
    this.closest('details')?.addEventListener('toggle', follow);
    follow();
  }

  async #follow(): Promise<void> {
    const tabs = document.querySelector<FormatTabs>('format-tabs');
    const isOpen = this.closest('details')?.open !== false;
    if (!tabs || !isOpen || tabs.format === this.dataset['format']) return;
    const before = this.dataset['format'];
    this.dataset['format'] = tabs.format;
    try {
      const { pageFiles } = await import('./PageFiles.tsx');
      await pageFiles(tabs).drawBlockFile();
    } catch {
      // The file that is there says which format it is for.
      this.dataset['format'] = before;
    }
  }
}
