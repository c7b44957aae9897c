import type { Policy } from '#domain/policy/policy.ts';
import type { Preset, PresetId } from '#domain/policy/preset.ts';
import { applyPreset, type ToolPlace } from '#domain/policy-builder/change.ts';
import { policyOf } from '#domain/policy-builder/policy-of.ts';
import { type BuildState, EMPTY_STATE } from '#domain/policy-builder/state.ts';
import type { PublishedServer } from '#domain/published-server.ts';
import { History } from './history.ts';

type Listener = (now: BuildState, before: BuildState) => void;

/** What the reader has chosen, with the way back, and what is known of the picked servers. */
export class Store {
  readonly shards = new Map<string, PublishedServer>();
  readonly presets: readonly Preset[];
  /** The preset that a server gets when it is picked. */
  preset: PresetId = 'careful';
  /** The tool that the call table is about. */
  selected: ToolPlace | null = null;
  #history = new History<BuildState>(EMPTY_STATE);
  readonly #listeners: Listener[] = [];

  constructor(presets: readonly Preset[]) {
    this.presets = presets;
  }

  get state(): BuildState {
    return this.#history.now;
  }

  get canUndo(): boolean {
    return this.#history.canUndo;
  }

  get canRedo(): boolean {
    return this.#history.canRedo;
  }

  onChange(listener: Listener): void {
    this.#listeners.push(listener);
  }

  change(next: BuildState, words: string, key: string | null = null): void {
    const before = this.state;
    this.#history.change(next, words, key);
    this.#tell(before);
  }

  /** Begins with this state: there is nothing before it to go back to. */
  begin(state: BuildState): void {
    const before = this.state;
    this.#history = new History(state);
    this.#tell(before);
  }

  undo(): string | undefined {
    const before = this.state;
    const words = this.#history.undo();
    if (words !== undefined) this.#tell(before);
    return words;
  }

  redo(): string | undefined {
    const before = this.state;
    const words = this.#history.redo();
    if (words !== undefined) this.#tell(before);
    return words;
  }

  presetById(id: string): Preset {
    const found = this.presets.find((one) => one.id === id);
    if (!found) throw new RangeError(`there is no preset ${id}`);
    return found;
  }

  usePreset(id: string): void {
    const preset = this.presetById(id);
    this.preset = preset.id;
    this.change(applyPreset(this.state, this.shards, preset), `the preset ${preset.label}`);
  }

  /** The policy that the state stands for; null where no server is picked. */
  policy(): Policy | null {
    return this.state.servers.length === 0 ? null : policyOf(this.state, this.shards, this.presets);
  }

  #tell(before: BuildState): void {
    for (const listener of this.#listeners) listener(this.state, before);
  }
}
