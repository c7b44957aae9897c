import { configName } from '#domain/policy/naming.ts';
import { decodeState } from '#domain/policy-builder/address.ts';
import { type BuildState, stateFromPreset } from '#domain/policy-builder/state.ts';
import { plainForeignText } from '#domain/upstream-text.ts';
import { announce } from '#ui/client/announce.ts';
import { part } from '#ui/client/part.ts';
import { FileMissing } from '#ui/client/site-file.ts';
import { loadPublishedServer, presetsOfPage } from '#ui/policy-file/client/published-server.ts';
import { FileView } from './file-view.ts';
import { FilterBar } from './filter-bar.ts';
import { Importer } from './importer.ts';
import { Link } from './link.ts';
import { Notices } from './notices.ts';
import { PickedServers } from './picked-servers.ts';
import { startPicker } from './picker.ts';
import { PresetBar } from './preset-bar.ts';
import { startRecord } from './record.ts';
import { rescueFocus } from './rescue-focus.ts';
import { Store } from './store.ts';
import { ToolList } from './tool-list.ts';
import { UndoBar } from './undo-bar.ts';

/** Makes the page for building a policy work. */
export async function startBuilder(host: HTMLElement): Promise<void> {
  const builder = new Builder(host);
  await builder.open();
  host.dataset['ready'] = '';
}

class Builder {
  readonly #host: HTMLElement;
  readonly #store = new Store(presetsOfPage());
  readonly #link: Link;
  readonly #file: FileView;

  constructor(host: HTMLElement) {
    this.#host = host;
    const store = this.#store;
    this.#link = new Link(host);
    this.#file = new FileView(host, store);
    const picked = new PickedServers(host, store);
    const list = new ToolList(host, store, () => this.#file.later());
    const filter = new FilterBar(host, list);
    const notices = new Notices(host, store, filter);
    const presets = new PresetBar(host, store);
    const undo = new UndoBar(host, store);
    const importer = new Importer(host, store);
    startRecord(host, store);
    startPicker(
      host,
      (slug) => this.#has(slug),
      (slug) => void this.#pick(slug),
    );
    for (const link of host.querySelectorAll<HTMLElement>('[data-example]')) {
      link.addEventListener('click', (event) => {
        if (isNewTab(event)) return;
        event.preventDefault();
        void this.#pick(link.dataset['example'] ?? '');
      });
    }
    const heading = document.getElementById('decisions') ?? host;
    heading.tabIndex = -1;
    const instead = [heading, part(host, 'pick')];
    store.onChange((state, before) => {
      rescueFocus(host, instead, () => {
        const isEmpty = state.servers.length === 0;
        part(host, 'decide').hidden = isEmpty;
        part(host, 'result').hidden = isEmpty;
        part(host, 'empty').hidden = !isEmpty;
        picked.show(state);
        list.show(state);
        filter.apply();
        notices.show(state);
        presets.show(state);
        undo.show();
      });
      if (namesOf(state) !== namesOf(before)) importer.show();
      this.#file.later();
      this.#link.show(state);
    });
    undo.show();
    addEventListener('hashchange', () => void this.#follow());
  }

  /** What the address asks for: a link with everything in it, or servers to begin with. */
  async open(): Promise<void> {
    const wanted = new URLSearchParams(location.search).getAll('server');
    if (location.hash.length > 1 && !this.#isAnchor()) await this.#read(location.hash);
    else for (const slug of wanted) await this.#pick(slug);
  }

  #isAnchor(): boolean {
    return document.getElementById(location.hash.slice(1)) !== null;
  }

  async #follow(): Promise<void> {
    const fragment = location.hash.slice(1);
    if (this.#link.wrote(fragment)) return;
    if (fragment === '' || this.#isAnchor()) this.#link.restore();
    else await this.#read(fragment);
  }

  async #read(fragment: string): Promise<void> {
    const state = await decodeState(fragment);
    if ('problem' in state) {
      this.#fail(state.problem);
      return;
    }
    this.#fail('');
    const missing = await this.#load(state.servers.map(({ server }) => server));
    if (missing === null) return;
    this.#store.selected = null;
    if (this.#store.state.servers.length > 0) this.#store.change(state, 'opening a link');
    else this.#store.begin(state);
    announce(`Opened from the link: ${state.servers.length} servers`);
  }

  /** The servers that the catalogue does not have; null where the connection failed. */
  async #load(slugs: readonly string[]): Promise<string[] | null> {
    const missing: string[] = [];
    try {
      await Promise.all(
        [...new Set(slugs)].map(async (slug) => {
          try {
            this.#store.shards.set(slug, await loadPublishedServer(slug));
          } catch (error) {
            if (!(error instanceof FileMissing && error.status === 404)) throw error;
            missing.push(slug);
          }
        }),
      );
      return missing;
    } catch {
      this.#fail(
        'What is known of the servers did not arrive. Check the connection and try again.',
      );
      return null;
    }
  }

  #has(slug: string): boolean {
    return this.#store.state.servers.some(({ server }) => server === slug);
  }

  async #pick(slug: string): Promise<void> {
    if (this.#has(slug)) {
      announce('This server is already picked');
      return;
    }
    const missing = await this.#load([slug]);
    if (missing === null) return;
    const shard = this.#store.shards.get(slug);
    if (!shard) {
      this.#fail(
        `The catalogue has no server “${plainForeignText(slug)}”. Look for it by name below.`,
      );
      return;
    }
    this.#fail('');
    const { state } = this.#store;
    const label = plainForeignText(shard.label);
    const preset = this.#store.presetById(this.#store.preset);
    const fresh = stateFromPreset([{ shard, as: freeName(configName(slug), state) }], preset);
    const unlisted = state.servers.length === 0 ? fresh.unlisted : state.unlisted;
    const next = { unlisted, servers: [...state.servers, ...fresh.servers] };
    this.#store.change(next, `picking ${label}`);
    announce(`${label} picked: ${shard.tools.length} tools, decided as ${preset.label} recommends`);
  }

  #fail(problem: string): void {
    const box = part(this.#host, 'problem');
    box.textContent = problem;
    box.hidden = problem === '';
    if (problem !== '') announce(problem);
  }
}

const isNewTab = (event: MouseEvent): boolean =>
  event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;

const namesOf = ({ servers }: BuildState): string =>
  JSON.stringify(servers.map(({ server, as }) => [server, as]));

function freeName(as: string, { servers }: BuildState): string {
  const taken = new Set(servers.map((one) => one.as));
  let name = as;
  for (let number = 2; taken.has(name); number += 1) name = `${as}-${number}`;
  return name;
}
