import { effect, signal } from '@preact/signals';
import { encodeState } from '#domain/policy-builder/address.ts';
import type { BuildState } from '#domain/policy-builder/state.ts';
import { routes } from '#routes';
import { openLink, pickServer } from './open.ts';
import type { Store } from './store.ts';

/** Milliseconds after a change until the address holds it. */
const PAUSE = 250;

/** Sections of the page that links within it lead to, also while they are not shown. */
const SECTIONS = ['decisions', 'file'];

/** Keeps the address of the page in step with the state, and opens what an address asks for. */
export class Address {
  /** The link that restores the state; empty until there is one. */
  readonly link = signal('');
  readonly #store: Store;
  #fragment = '';
  #turn = 0;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Opens what the address asks for: a link with everything in it, or servers to begin with. */
  async start(): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    effect(() => {
      const state = this.#store.state.value;
      clearTimeout(timer);
      if (this.#turn > 0 || state.servers.length > 0)
        timer = setTimeout(() => void this.#write(state), PAUSE);
    });
    addEventListener('hashchange', () => void this.#follow());
    const wanted = new URLSearchParams(location.search).getAll('server');
    if (location.hash.length > 1 && !isAnchor()) await openLink(this.#store, location.hash);
    else for (const slug of wanted) await pickServer(this.#store, slug);
  }

  async #follow(): Promise<void> {
    const fragment = location.hash.slice(1);
    // What was written last is no link that somebody followed.
    if (fragment === this.#fragment) return;
    if (fragment === '' || isAnchor()) this.#replace();
    else await openLink(this.#store, fragment);
  }

  async #write(state: BuildState): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const fragment = state.servers.length === 0 ? '' : await encodeState(state);
    if (turn !== this.#turn) return;
    this.#fragment = fragment;
    this.#replace();
    this.link.value = new URL(routes.build(fragment), location.href).href;
  }

  /** Also puts the state back, where a link within the page has taken its place. */
  #replace(): void {
    history.replaceState(history.state, '', routes.build(this.#fragment));
  }
}

function isAnchor(): boolean {
  const id = location.hash.slice(1);
  return SECTIONS.includes(id) || document.getElementById(id) !== null;
}
