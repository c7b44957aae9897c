/** The list of attacks. What filters it is loaded where there is such a list. */
class AttackBrowser extends HTMLElement {
  connectedCallback(): void {
    void import('./browse.tsx').then(({ startAttackBrowser }) => startAttackBrowser(this));
  }
}

customElements.define('attack-browser', AttackBrowser);
