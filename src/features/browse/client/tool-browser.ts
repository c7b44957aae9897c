/** The list of tools. What filters it is loaded where there is such a list. */
class ToolBrowser extends HTMLElement {
  connectedCallback(): void {
    void import('./browse.tsx').then(({ startToolBrowser }) => startToolBrowser(this));
  }
}

customElements.define('tool-browser', ToolBrowser);
