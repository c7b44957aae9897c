import type { BuilderProps } from '../Builder.tsx';

/** The page for building a policy. What makes it work is loaded there alone. */
class PolicyBuilder extends HTMLElement {
  connectedCallback(): void {
    void this.#start();
  }

  async #start(): Promise<void> {
    const [{ h, hydrate }, { Builder }] = await Promise.all([
      import('preact'),
      import('../Builder.tsx'),
    ]);
    const host = this.querySelector('.with-script');
    const known = JSON.parse(this.dataset['known'] ?? '') as BuilderProps;
    const onReady = () => {
      this.dataset['ready'] = '';
    };
    if (host) hydrate(h(Builder, { ...known, onReady }), host);
  }
}

customElements.define('policy-builder', PolicyBuilder);
