import type { Policy } from '#domain/policy/policy.ts';
import type { Preset } from '#domain/policy/preset.ts';
import { policyOf } from '#domain/policy-builder/policy-of.ts';
import { type BuildState, stateFromPreset } from '#domain/policy-builder/state.ts';
import type { PublishedServer } from '#domain/published-server.ts';
import type { StackEntry } from '#domain/stack/entry.ts';
import { keysOf, throughKeys } from '#domain/stack/keys-of.ts';
import { countedServer, type Match, matchEntry } from '#domain/stack/match.ts';
import { reportOn, type StackReport } from '#domain/stack/report.ts';
import type { NamedCombination } from '#domain/stack/together.ts';
import { routes } from '#routes';
import { loadFile } from '#ui/client/site-file.ts';
import { loadPublishedServer } from '#ui/policy-file/client/published-server.ts';
import { loadIndex } from './site-files.ts';

/** Everything that is known of a stack, and nothing of the text that it was read from. */
export class StackState {
  entries: readonly StackEntry[] = [];
  readonly choices = new Map<number, string | null>();
  preset: Preset;
  #matches: readonly Match[] = [];
  #combinations: readonly NamedCombination[] = [];
  readonly #servers = new Map<string, PublishedServer>();

  constructor(preset: Preset) {
    this.preset = preset;
  }

  take(entries: readonly StackEntry[], adds: boolean): void {
    const known = adds ? this.entries : [];
    if (!adds) this.choices.clear();
    this.entries = [...known, ...entries].map((entry, index) => ({ ...entry, index }));
  }

  /** Fetches what is missing. Rejects where a file does not arrive; what arrived is kept. */
  async load(): Promise<void> {
    const keys = this.entries.flatMap((entry) => [
      ...keysOf(entry).map(({ key }) => key),
      ...throughKeys(entry),
    ]);
    const [recognise, combinations] = await Promise.all([
      loadIndex(keys),
      loadFile<readonly NamedCombination[]>(routes.stackCombinations()),
    ]);
    this.#combinations = combinations;
    this.#matches = this.entries.map((entry) => matchEntry(entry, recognise));
    await this.loadServers();
  }

  async loadServers(): Promise<void> {
    const slugs = this.#matches.map((match) => countedServer(match, this.choices)?.slug);
    await Promise.all(
      [...new Set(slugs)].map(async (slug) => {
        if (slug !== undefined) this.#servers.set(slug, await loadPublishedServer(slug));
      }),
    );
  }

  report(): StackReport {
    const counted = this.#matches.flatMap((match) => {
      const server = this.#servers.get(countedServer(match, this.choices)?.slug ?? '');
      return server ? [{ match, server }] : [];
    });
    return reportOn(this.#matches, counted, this.#combinations);
  }

  /** The same state that the builder makes of these servers and a preset. */
  buildState({ counted }: StackReport, preset: Preset = this.preset): BuildState {
    const seen = new Set<string>();
    const picked = counted.flatMap(({ match, server }) => {
      const { configName, disabled } = match.entry;
      const id = JSON.stringify([server.slug, configName]);
      if (disabled || seen.has(id)) return [];
      seen.add(id);
      return [{ shard: server, as: configName }];
    });
    return stateFromPreset(picked, preset);
  }

  policy(state: BuildState, preset: Preset = this.preset): Policy | undefined {
    return state.servers.length === 0 ? undefined : policyOf(state, this.#servers, [preset]);
  }

  /** The policies of the other presets, by their labels. */
  otherPolicies(report: StackReport, presets: readonly Preset[]): OtherPolicy[] {
    return presets
      .filter(({ id }) => id !== this.preset.id)
      .flatMap((preset) => {
        const policy = this.policy(this.buildState(report, preset), preset);
        return policy ? [{ preset: preset.label, policy }] : [];
      });
  }
}

export interface OtherPolicy {
  readonly preset: string;
  readonly policy: Policy;
}
