import { encodeState } from '#domain/policy-builder/address.ts';
import type { BuildState } from '#domain/policy-builder/state.ts';
import { routes } from '#routes';
import { part } from '#ui/client/part.ts';

const PAUSE = 250;

/** Keeps the address, and the link to copy, in step with the state. */
export class Link {
  readonly #host: HTMLElement;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #fragment = '';
  #turn = 0;

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /** Is this the fragment that was written last? Then it is no link that a reader followed. */
  wrote(fragment: string): boolean {
    return fragment === this.#fragment;
  }

  /** Puts the state back into the address, where a link within the page has taken its place. */
  restore(): void {
    history.replaceState(history.state, '', routes.build(this.#fragment));
  }

  show(state: BuildState): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#write(state), PAUSE);
  }

  async #write(state: BuildState): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const fragment = state.servers.length === 0 ? '' : await encodeState(state);
    if (turn !== this.#turn) return;
    this.#fragment = fragment;
    const address = routes.build(fragment);
    history.replaceState(history.state, '', address);
    part(this.#host, 'link').textContent = new URL(address, location.href).href;
  }
}
