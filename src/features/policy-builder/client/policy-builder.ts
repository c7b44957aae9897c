/** The page for building a policy. What makes it work is loaded there alone. */
class PolicyBuilder extends HTMLElement {
  connectedCallback(): void {
    void import('./builder.ts').then(({ startBuilder }) => startBuilder(this));
  }
}

customElements.define('policy-builder', PolicyBuilder);
