import { policySchema } from '#domain/policy/policy.ts';
import { catalogueChanges } from '#domain/policy-builder/catalogue-changes.ts';
import { followsPreset } from '#domain/policy-builder/change.ts';
import type { BuildState } from '#domain/policy-builder/state.ts';
import { announce } from '#ui/client/announce.ts';
import { part } from '#ui/client/part.ts';
import { decisionCounts } from '#wording/rule.ts';
import type { Store } from './store.ts';

/** Presets, what happens to unlisted tools, and how many tools have which decision. */
export class PresetBar {
  readonly #host: HTMLElement;
  readonly #store: Store;
  readonly #buttons: readonly HTMLButtonElement[];
  readonly #unlisted: readonly HTMLInputElement[];

  constructor(host: HTMLElement, store: Store) {
    this.#host = host;
    this.#store = store;
    this.#buttons = [...part(host, 'presets').querySelectorAll('button')];
    this.#unlisted = [...part(host, 'unlisted').querySelectorAll('input')];
    for (const button of this.#buttons) {
      button.addEventListener('click', () => {
        const { label } = store.presetById(button.value);
        store.usePreset(button.value);
        announce(`Preset ${label}: ${this.#counts(store.state)}`);
      });
    }
    for (const radio of this.#unlisted)
      radio.addEventListener('change', () => this.#decide(radio.value));
  }

  show(state: BuildState): void {
    const { presets, shards } = this.#store;
    const followed = presets.find((preset) => followsPreset(state, shards, preset));
    for (const button of this.#buttons) button.ariaPressed = String(button.value === followed?.id);
    for (const radio of this.#unlisted) radio.checked = radio.value === state.unlisted;
    part(this.#host, 'counts').textContent = this.#counts(state);
    part(this.#host, 'summary').textContent =
      followed?.summary ?? 'Your own mixture: some rules differ from every preset.';
  }

  #counts(state: BuildState): string {
    const undecided = catalogueChanges(state, this.#store.shards).flatMap((one) => one.undecided);
    const more = undecided.length > 0 ? `, ${undecided.length.toLocaleString('en')} undecided` : '';
    return `${countsText(state)}${more}`;
  }

  #decide(value: string): void {
    const unlisted = policySchema.shape.unlisted.parse(value);
    const words = `unlisted tools: ${unlisted}`;
    this.#store.change({ ...this.#store.state, unlisted }, words);
    announce(words);
  }
}

/** "12 allowed, 3 asked about, 5 denied" */
function countsText({ servers }: BuildState): string {
  const choices = servers.flatMap(({ tools }) => [...tools.values()]);
  return decisionCounts(choices.map(({ decision }) => decision));
}
