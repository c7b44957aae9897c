import type { BuildState, ServerChoice } from '#domain/policy-builder/state.ts';
import type { PublishedServer } from '#domain/published-server.ts';
import { plainForeignText } from '#domain/upstream-text.ts';
import { element } from '#ui/client/element.ts';
import { fromTemplate, part } from '#ui/client/part.ts';
import { toolCountText } from '#wording/server.ts';
import type { Store } from './store.ts';

interface Entry {
  readonly server: string;
  readonly item: HTMLElement;
  readonly name: HTMLInputElement;
}

const toolsText = ({ tools: { length }, knownOf }: PublishedServer): string =>
  toolCountText(length, knownOf === undefined ? undefined : { tools: length, of: knownOf });

/** The picked servers, each with its name in the reader's configuration. */
export class PickedServers {
  readonly #host: HTMLElement;
  readonly #list: HTMLElement;
  readonly #store: Store;
  #entries: Entry[] = [];

  constructor(host: HTMLElement, store: Store) {
    this.#host = host;
    this.#list = part(host, 'picked');
    this.#store = store;
  }

  show({ servers }: BuildState): void {
    const isSame =
      servers.length === this.#entries.length &&
      servers.every(({ server }, at) => this.#entries[at]?.server === server);
    if (!isSame) {
      this.#entries = servers.map((server, at) => this.#entry(server, at));
      this.#list.replaceChildren(...this.#entries.map(({ item }) => item));
    }
    servers.forEach(({ as }, at) => {
      const name = this.#entries[at]?.name;
      if (name && name.value !== as && document.activeElement !== name) name.value = as;
    });
  }

  #entry({ server, as }: ServerChoice, at: number): Entry {
    const item = fromTemplate(this.#host, 'picked');
    const shard = this.#store.shards.get(server);
    const label = plainForeignText(shard?.label ?? server);
    const tools = shard ? toolsText(shard) : 'not in the catalogue';
    part(item, 'label').replaceChildren(
      element('strong', '', label),
      ' ',
      element('span', 'soft small', tools),
    );
    part(item, 'of').textContent = ` of ${label}`;
    part(item, 'what').textContent = ` ${label}`;
    const name = part<HTMLInputElement>(item, 'as');
    name.value = as;
    name.addEventListener('input', () => this.#rename(at, name.value.trim()));
    name.addEventListener('change', () => {
      name.value = this.#store.state.servers[at]?.as ?? name.value;
    });
    part(item, 'remove').addEventListener('click', () => this.#remove(at, label));
    return { server, item, name };
  }

  /** An empty name is kept out: no file can hold it. */
  #rename(at: number, as: string): void {
    const { state } = this.#store;
    if (as === '' || state.servers[at]?.as === as) return;
    const servers = state.servers.map((one, place) => (place === at ? { ...one, as } : one));
    this.#store.change({ ...state, servers }, `the name ${as}`, `name ${at}`);
  }

  #remove(at: number, label: string): void {
    const { state } = this.#store;
    const servers = state.servers.filter((_, place) => place !== at);
    this.#store.selected = null;
    this.#store.change({ ...state, servers }, `removing ${label}`);
    const next = this.#entries[Math.min(at, this.#entries.length - 1)];
    if (next) part(next.item, 'remove').focus();
    else part(this.#host, 'pick').focus();
  }
}
