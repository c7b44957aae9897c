/** The list of attacks. What filters it is loaded where there is such a list. */
class AttackBrowser extends HTMLElement {
  connectedCallback(): void {
    void import('./browse.ts').then(({ browse }) => browse(this));
  }
}

customElements.define('attack-browser', AttackBrowser);
