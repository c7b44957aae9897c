/** The page that reads a configuration. What does the work is loaded with the page's own script. */
class MyStack extends HTMLElement {
  connectedCallback(): void {
    void import('./page.ts').then(({ startStack }) => startStack(this));
  }
}

customElements.define('my-stack', MyStack);
