import { batch, computed, signal } from '@preact/signals';
import { effectsOf, type FileEffects } from '#domain/policy/effective.ts';
import { type FoundOverride, findOverrides } from '#domain/policy/find-overrides.ts';
import { configName } from '#domain/policy/naming.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Preset } from '#domain/policy/preset.ts';
import { type RenderedFiles, renderFiles } from '#domain/policy/render-files.ts';
import { placesInPolicy, policyOf } from '#domain/policy-builder/policy-of.ts';
import { type BuildState, stateFromPreset } from '#domain/policy-builder/state.ts';
import type { ServerAllowlist } from '#domain/server-allowlist/allowlist.ts';
import { allowedServers } from '#domain/stack/allowed-servers.ts';
import type { StackEntry } from '#domain/stack/entry.ts';
import { suggestedPath } from '#domain/stack/guard/guard-path.ts';
import { unwrapServers, type WrappedText, wrapServers } from '#domain/stack/guard/wrap-servers.ts';
import type { ConfigOrigin } from '#domain/stack/locate.ts';
import type { Choices } from '#domain/stack/match.ts';
import { type NoServers, readStack } from '#domain/stack/read-stack.ts';
import type { StackReport } from '#domain/stack/report.ts';
import type { Fault } from '#domain/text/fault.ts';
import { announce } from '#ui/client/announce.ts';
import { chosenTarget, suggestFormat } from '#ui/policy-file/FormatChoice.tsx';
import { faultText } from '#wording/fault.ts';
import { FILES_MISSING, noServersSentence, stackHeadline } from '#wording/stack.ts';
import { loadStack } from './load-stack.ts';

export interface PastedConfig {
  readonly text: string;
  readonly fileName: string;
  /** Is it one of the examples? Those may stay in the field. */
  readonly isExample: boolean;
}

/** What came of the text that was read last. */
export type StatusMessage =
  | {
      readonly kind: 'read';
      readonly origin: ConfigOrigin;
      readonly servers: number;
      readonly isExample: boolean;
    }
  | { readonly kind: 'fault'; readonly fault: Fault }
  | { readonly kind: 'no-servers'; readonly why: NoServers; readonly origin?: ConfigOrigin };

export interface ShownStack {
  readonly report: StackReport;
  readonly choices: Choices;
  /** What gets the focus once it is drawn: the headline, or the choice of the entry with this number. */
  readonly focus: 'headline' | number | undefined;
}

/** What a preset makes of the stack. */
interface PresetPolicy {
  readonly preset: Preset;
  /** As the builder takes it over. */
  readonly state: BuildState;
  /** Undefined where no server is known. */
  readonly policy: Policy | undefined;
  /** What the policy calls the server of an entry, by its number. */
  readonly names: ReadonlyMap<number, string>;
}

/** A configuration that was read. It holds secrets: it is kept in the memory of the page, and nowhere else. */
interface ReadText {
  readonly text: string;
  readonly fileName: string;
  readonly origin: ConfigOrigin;
  /** The number of its first entry. */
  readonly first: number;
}

/** A configuration with the guard in front of its servers, or taken out. It holds the same secrets. */
export interface WrappedConfig extends WrappedText, Pick<ReadText, 'fileName' | 'origin'> {}

/** The files of a preset's policy in the chosen format, and what they do. */
export interface PresetFiles {
  readonly preset: Preset;
  readonly policy: Policy;
  readonly state: BuildState;
  readonly rendered: RenderedFiles;
  readonly effects: FileEffects;
}

/** Everything that the page knows of a stack. Signals that pages show hold no secret but `wrapped`. */
export class StackState {
  readonly presets: readonly Preset[];
  readonly presetId = signal<Preset['id']>('careful');
  readonly entries = signal<readonly StackEntry[]>([]);
  readonly message = signal<StatusMessage | undefined>(undefined);
  /** Lines of what was read that override a policy. */
  readonly overrides = signal<readonly FoundOverride[]>([]);
  /** What was read, as a list of what may start. */
  readonly allowlist = signal<ServerAllowlist>({ servers: [] });
  readonly shown = signal<ShownStack | undefined>(undefined);
  /** The path of the guard on the reader's computer. */
  readonly guardPath = signal(suggestedPath(globalThis.navigator?.platform ?? ''));
  /** Is the guard taken out of the configuration, not put in? */
  readonly takesGuardOut = signal(false);
  readonly #texts = signal<readonly ReadText[]>([]);
  /** Did a file of the site not arrive? */
  readonly isIncomplete = signal(false);
  readonly #policies = computed(() => {
    const report = this.shown.value?.report;
    return report ? this.presets.map((preset) => policyFrom(report, preset)) : [];
  });
  /** Of each preset; none where no server is known. */
  readonly files = computed(() => {
    const target = chosenTarget.value;
    return this.#policies.value.flatMap(({ preset, state, policy }): PresetFiles[] => {
      if (!policy) return [];
      const rendered = renderFiles(target, policy);
      return [{ preset, policy, state, rendered, effects: effectsOf(rendered) }];
    });
  });
  /** What asks about everything, where no server is known. */
  readonly unknownPolicy = computed(() => {
    const report = this.shown.value?.report;
    const policy = report && report.running === 0 ? askAboutAll(report) : undefined;
    return policy && { policy, rendered: renderFiles(chosenTarget.value, policy) };
  });
  /** Each configuration that was read, behind the guard or without it. */
  readonly wrapped = computed((): WrappedConfig[] => {
    const chosen = this.#policies.value.find(({ preset }) => preset.id === this.presetId.value);
    const [path, takesOut] = [this.guardPath.value, this.takesGuardOut.value];
    return this.#texts.value.flatMap(({ text, fileName, origin, first }) => {
      const nameOf = (index: number) => chosen?.names.get(first + index);
      const made = takesOut
        ? unwrapServers(text, fileName)
        : wrapServers(text, fileName, { path, nameOf });
      return made ? [{ ...made, fileName, origin }] : [];
    });
  });
  #choices: Choices = new Map();
  #turn = 0;

  constructor(presets: readonly Preset[]) {
    this.presets = presets;
  }

  /** Reads a configuration, in place of what was read before or beside it; false where it cannot. */
  read({ text, fileName, isExample }: PastedConfig, adds: boolean): boolean {
    const read = readStack(text, fileName);
    if (read.state === 'read') {
      const { origin, entries } = read;
      const known = adds ? this.entries.value : [];
      if (!adds) this.#choices = new Map();
      batch(() => {
        this.entries.value = [...known, ...entries].map((entry, index) => ({ ...entry, index }));
        this.message.value = { kind: 'read', origin, servers: entries.length, isExample };
        this.overrides.value = withOverrides(adds ? this.overrides.value : [], text);
        const texts = adds ? this.#texts.value : [];
        this.#texts.value = [...texts, { text, fileName, origin, first: known.length }];
        this.takesGuardOut.value = false;
        const listed = adds ? this.allowlist.value.servers : [];
        this.allowlist.value = { servers: [...listed, ...allowedServers(text, fileName)] };
      });
      if (origin.kind === 'clients') suggestFormat(origin.names);
      void this.#load('headline');
      return true;
    }
    const { state: _, ...about } = read;
    if ('fault' in about) {
      this.message.value = { kind: 'fault', ...about };
      announce(faultText(about.fault));
    } else {
      this.message.value = { kind: 'no-servers', ...about };
      this.overrides.value = withOverrides(this.overrides.value, text);
      announce(noServersSentence(about.why));
    }
    return false;
  }

  /** A slug for "it is this one", null for "none of them", undefined for what the page thinks. */
  choose(entry: number, slug: string | null | undefined): void {
    const choices = new Map(this.#choices);
    if (slug === undefined) choices.delete(entry);
    else choices.set(entry, slug);
    this.#choices = choices;
    void this.#load(entry);
  }

  chooseAll(choices: Iterable<readonly [number, string | null]>): void {
    this.#choices = new Map([...this.#choices, ...choices]);
    void this.#load('headline');
  }

  retry(): void {
    void this.#load(undefined);
  }

  clear(): void {
    this.#turn += 1;
    this.#choices = new Map();
    batch(() => {
      this.entries.value = [];
      this.message.value = undefined;
      this.overrides.value = [];
      this.allowlist.value = { servers: [] };
      this.#texts.value = [];
      this.shown.value = undefined;
      this.isIncomplete.value = false;
    });
    announce('Cleared');
  }

  async #load(focus: ShownStack['focus']): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const choices = this.#choices;
    try {
      const report = await loadStack(this.entries.value, choices);
      if (turn !== this.#turn) return;
      batch(() => {
        this.isIncomplete.value = false;
        this.shown.value = { report, choices, focus };
      });
      announce(stackHeadline(report));
    } catch {
      if (turn !== this.#turn) return;
      this.isIncomplete.value = true;
      announce(FILES_MISSING);
    }
  }
}

/** Asks about every tool of the servers that are not recognised; undefined where there is none. */
function askAboutAll({ unknown }: StackReport): Policy | undefined {
  const names = [...new Set(unknown.map(({ entry }) => entry.configName))];
  const servers = names.map((as) => ({ server: configName(as), as, tools: {}, others: 0 }));
  return servers.length > 0 ? { unlisted: 'ask', servers } : undefined;
}

/** The same policy that the builder makes of these servers and a preset. */
function policyFrom({ counted }: StackReport, preset: Preset): PresetPolicy {
  const picks = counted.flatMap(({ match, whole, starts }) => {
    const { configName, disabled, index } = match.entry;
    const id = JSON.stringify([whole.slug, configName]);
    return disabled ? [] : [{ id, index, server: whole, configName, starts }];
  });
  const picked = [...Map.groupBy(picks, ({ id }) => id).values()].flatMap(([first]) => first ?? []);
  const state = stateFromPreset(picked, preset);
  const servers = new Map(counted.map(({ whole }) => [whole.slug, whole]));
  const policy = picked.length === 0 ? undefined : policyOf(state, servers, [preset]);
  const places = placesInPolicy(state.servers);
  const names = picks.flatMap(({ id, index }): [number, string][] => {
    const place = places[picked.findIndex((pick) => pick.id === id)] ?? -1;
    const as = policy?.servers[place]?.as;
    return as === undefined ? [] : [[index, as]];
  });
  return { preset, state, policy, names: new Map(names) };
}

/** Those found before, and those of one more text: settings are often in another file than servers. */
function withOverrides(before: readonly FoundOverride[], text: string): FoundOverride[] {
  const keyOf = ({ target, override, line, path, value }: FoundOverride) =>
    JSON.stringify([target.id, override.id, line, path, value]);
  const all = [...before, ...findOverrides(text)];
  return [...new Map(all.map((found) => [keyOf(found), found])).values()];
}
