import {
  type CatalogueChange,
  catalogueChanges,
} from '#domain/policy-builder/catalogue-changes.ts';
import { decideTools } from '#domain/policy-builder/change.ts';
import { type BuildState, presetChoice } from '#domain/policy-builder/state.ts';
import { element } from '#ui/client/element.ts';
import { foreignText } from '#ui/client/foreign-text.ts';
import { part } from '#ui/client/part.ts';
import type { FilterBar } from './filter-bar.ts';
import type { Store } from './store.ts';

const NAMED = 12;

interface Place {
  readonly at: number;
  readonly tool: string;
}

/** Says where the state and the catalogue of today do not fit: new tools, and tools that are gone. */
export class Notices {
  readonly #host: HTMLElement;
  readonly #store: Store;
  readonly #filter: FilterBar;

  constructor(host: HTMLElement, store: Store, filter: FilterBar) {
    this.#host = part(host, 'notices');
    this.#store = store;
    this.#filter = filter;
  }

  show(state: BuildState): void {
    const changes = catalogueChanges(state, this.#store.shards);
    const notices = [
      ...this.#gone(changes),
      ...this.#vanished(changes),
      ...this.#undecided(changes),
    ];
    const text = notices.map(({ textContent }) => textContent).join('\n');
    if (text !== this.#host.textContent) this.#host.replaceChildren(...notices);
  }

  #gone(changes: readonly CatalogueChange[]): HTMLElement[] {
    return changes
      .filter(({ gone }) => gone)
      .map(({ server }) =>
        element(
          'div',
          'note',
          element(
            'p',
            '',
            element('strong', '', ...foreignText(server)),
            ' is not in the catalogue. What was decided about its tools stays in the file.',
          ),
        ),
      );
  }

  #vanished(changes: readonly CatalogueChange[]): HTMLElement[] {
    const places = placesOf(
      changes.filter(({ gone }) => !gone),
      'vanished',
    );
    if (places.length === 0) return [];
    const [are, their] =
      places.length === 1
        ? ['1 tool is', 'Its rule stays']
        : [`${places.length} tools are`, 'Their rules stay'];
    const notice = noticeOf(
      `${are} no longer in the catalogue: `,
      places,
      ` ${their} in the file.`,
    );
    notice.append(
      button(places.length === 1 ? 'Leave it out' : 'Leave them out', () => {
        const next = decideTools(this.#store.state, places, () => undefined);
        this.#store.change(next, 'leaving out tools that are gone');
      }),
    );
    return [notice];
  }

  #undecided(changes: readonly CatalogueChange[]): HTMLElement[] {
    const places = placesOf(changes, 'undecided');
    if (places.length === 0) return [];
    const isOne = places.length === 1;
    const [are, them, get] = isOne
      ? ['1 tool is', 'it', 'it gets']
      : [`${places.length} tools are`, 'them', 'they get'];
    const preset = this.#store.presetById(this.#store.preset);
    const notice = noticeOf(
      `${are} undecided, because the catalogue did not have ${them} when this was decided: `,
      places,
      ` Until you decide, ${get} what unlisted tools get.`,
    );
    const decide = () => {
      const { state, shards } = this.#store;
      const next = decideTools(state, places, () => undefined);
      const servers = next.servers.map((one, at) => {
        const fresh = places.filter((place) => place.at === at).map(({ tool }) => tool);
        const known = shards.get(one.server)?.tools ?? [];
        const added = known.filter(({ name }) => fresh.includes(name));
        return {
          ...one,
          tools: new Map([
            ...one.tools,
            ...added.map((tool) => [tool.name, presetChoice(tool, preset)] as const),
          ]),
        };
      });
      this.#store.change({ ...next, servers }, `new tools as ${preset.label} recommends`);
    };
    notice.append(
      button(`Decide as ${preset.label}`, decide),
      button(`Show ${them}`, () => this.#filter.only('undecided')),
    );
    return [notice];
  }
}

const placesOf = (changes: readonly CatalogueChange[], what: 'vanished' | 'undecided'): Place[] =>
  changes.flatMap((change) => change[what].map((tool) => ({ at: change.at, tool })));

function noticeOf(before: string, places: readonly Place[], after: string): HTMLElement {
  const names = places
    .slice(0, NAMED)
    .flatMap(({ tool }, index) => [
      ...(index > 0 ? [', '] : []),
      element('span', 'mono', ...foreignText(tool)),
    ]);
  const more = places.length - NAMED;
  const rest = more > 0 ? ` and ${more.toLocaleString('en')} more.` : '.';
  return element('div', 'note', element('p', '', before, ...names, rest, after));
}

function button(words: string, act: () => void): HTMLElement {
  const made = element('button', 'button', words);
  made.type = 'button';
  made.addEventListener('click', act);
  return made;
}
