import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Decision, Policy } from '#domain/policy/policy.ts';
import type { Preset, PresetId } from '#domain/policy/preset.ts';
import {
  applyPreset,
  decideTools,
  type ToolPlace,
  withDecision,
} from '#domain/policy-builder/change.ts';
import { policyOf } from '#domain/policy-builder/policy-of.ts';
import { type BuildState, EMPTY_STATE } from '#domain/policy-builder/state.ts';
import type { PublishedServer } from '#domain/published-server.ts';
import { announce } from '#ui/client/announce.ts';
import { History } from './history.ts';

/** What the visitor has decided, with the way back, and what is known of the picked servers. */
export class Store {
  readonly presets: readonly Preset[];
  /** What is known of servers, by slug: of all that were picked since the page was opened. */
  readonly published = signal<ReadonlyMap<string, PublishedServer>>(new Map());
  /** The tool that the table of calls is about; null for the first one. */
  readonly selected = signal<ToolPlace | null>(null);
  /** Why something could not be opened or picked; empty where nothing went wrong. */
  readonly problem = signal('');
  readonly #presetId = signal<PresetId>('careful');
  readonly #history = signal(new History<BuildState>(EMPTY_STATE));

  readonly state: ReadonlySignal<BuildState> = computed(() => this.#history.value.now);
  readonly canUndo: ReadonlySignal<boolean> = computed(() => this.#history.value.canUndo);
  readonly canRedo: ReadonlySignal<boolean> = computed(() => this.#history.value.canRedo);
  /** The preset that a server gets when it is picked. */
  readonly preset: ReadonlySignal<Preset> = computed(() => this.presetById(this.#presetId.value));

  constructor(presets: readonly Preset[]) {
    this.presets = presets;
  }

  /** `words` say what changed, for Undo; changes in a row with the same key are one step. */
  change(next: BuildState, words: string, key: string | null = null): void {
    this.#history.value = this.#history.value.change(next, words, key);
  }

  /** Begins with this state: there is nothing before it to go back to. */
  begin(state: BuildState): void {
    this.#history.value = new History(state);
  }

  /** Takes the last change back; says what it was, undefined where there is none. */
  undo(): string | undefined {
    const [history, words] = this.#history.value.undo();
    this.#history.value = history;
    return words;
  }

  redo(): string | undefined {
    const [history, words] = this.#history.value.redo();
    this.#history.value = history;
    return words;
  }

  presetById(id: string): Preset {
    const found = this.presets.find((preset) => preset.id === id);
    if (!found) throw new RangeError(`there is no preset ${id}`);
    return found;
  }

  /** Lets a preset decide about all tools, and about those of servers that are picked from now on. */
  usePreset(preset: Preset): void {
    this.#presetId.value = preset.id;
    const next = applyPreset(this.state.value, this.published.value, preset);
    this.change(next, `the preset ${preset.label}`);
  }

  /** Decides about tools alike; those that are refused lose their limits and conditions. */
  decide(places: readonly ToolPlace[], decision: Decision, what: string): void {
    const words = `${what}: ${decision}`;
    const next = decideTools(this.state.value, places, (now) =>
      now?.decision === decision ? now : withDecision(now, decision),
    );
    this.change(next, words);
    announce(words);
  }

  /** The label of a server, or its slug where the catalogue does not have it any more. */
  labelOf(slug: string): string {
    return this.published.value.get(slug)?.label ?? slug;
  }

  /** The policy that a state describes; null where no server is picked. */
  policyOf(state: BuildState): Policy | null {
    return state.servers.length === 0 ? null : policyOf(state, this.published.value, this.presets);
  }
}
