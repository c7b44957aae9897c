import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { effectsOf, type FileEffects, type ToolEffect } from '#domain/policy/effective.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Preset } from '#domain/policy/preset.ts';
import { type RenderedFiles, renderFiles } from '#domain/policy/render-files.ts';
import { applyPreset } from '#domain/policy-builder/change.ts';
import { placesInPolicy } from '#domain/policy-builder/policy-of.ts';
import { type BuildState, EMPTY_STATE } from '#domain/policy-builder/state.ts';
import { chosenTarget } from '#ui/policy-file/FormatChoice.tsx';
import type { Store } from './store.ts';

/** What a preset would make of the picked servers in the chosen format. */
export interface PresetFiles {
  readonly preset: Preset;
  readonly rendered: RenderedFiles;
}

/**
 * The files of what is decided, in the chosen format, and what they do. They follow one frame after a
 * change: a click is seen at once, and several changes are drawn together.
 */
export class ShownFiles {
  readonly state = signal<BuildState>(EMPTY_STATE);
  readonly policy: ReadonlySignal<Policy | null>;
  readonly rendered: ReadonlySignal<RenderedFiles | null>;
  readonly effects: ReadonlySignal<FileEffects | null>;
  /** Of each preset, for the picked servers. */
  readonly presets: ReadonlySignal<readonly PresetFiles[]>;
  readonly #store: Store;
  readonly #tools: ReadonlySignal<readonly ReadonlyMap<string, ToolEffect>[]>;

  constructor(store: Store) {
    this.#store = store;
    this.policy = computed(() => store.policyOf(this.state.value));
    this.rendered = computed(() => {
      const policy = this.policy.value;
      return policy && renderFiles(chosenTarget.value, policy);
    });
    this.effects = computed(() => this.rendered.value && effectsOf(this.rendered.value));
    this.#tools = computed(() => {
      const servers = this.effects.value?.servers ?? [];
      return servers.map(({ tools }) => new Map(tools.map((tool) => [tool.tool, tool])));
    });
    const shape = computed(() => shapeOf(this.state.value, store));
    this.presets = computed(() => {
      // The shape says what of the state matters to a preset.
      const isEmpty = shape.value === '[]';
      const target = chosenTarget.value;
      const state = this.state.peek();
      return store.presets.flatMap((preset) => {
        const policy = store.policyOf(applyPreset(state, store.published.value, preset));
        return isEmpty || !policy ? [] : [{ preset, rendered: renderFiles(target, policy) }];
      });
    });
  }

  /** Begins to follow the state; returns what ends it. */
  follow(): () => void {
    return effect(() => {
      const state = this.#store.state.value;
      const frame = requestAnimationFrame(() => {
        this.state.value = state;
      });
      return () => cancelAnimationFrame(frame);
    });
  }

  /** What the file does with a tool of the server at this place of the state. */
  effectOn(at: number, tool: string): ToolEffect | undefined {
    const place = placesInPolicy(this.state.value.servers)[at];
    return place === undefined ? undefined : this.#tools.value[place]?.get(tool);
  }
}

/** What of a state is left when a preset has decided about every known tool. */
function shapeOf({ servers }: BuildState, store: Store): string {
  const shapes = servers.map(({ server, configName, starts, tools }) => {
    const known = new Set(store.published.value.get(server)?.tools.map(({ name }) => name));
    const vanished = [...tools].filter(([name]) => !known.has(name));
    return [server, configName, starts, vanished];
  });
  return JSON.stringify(shapes);
}
