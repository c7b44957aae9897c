import { type EffectCounts, effectsOf, type ToolEffect } from '../policy/effective.ts';
import type { Unlisted } from '../policy/policy.ts';
import type { Preset } from '../policy/preset.ts';
import { type RenderedFiles, substitutionsIn } from '../policy/render-files.ts';
import type { EnforcementTarget, Substitution } from '../policy/target.ts';
import { attacksOf, type PublishedServer, type PublishedTool } from '../published-server.ts';
import { type ChosenStart, chosenStarts, startedServer } from '../start/started-server.ts';
import { followsPreset } from './change.ts';
import { type ChangedSince, changedSince } from './changed-since.ts';
import { type PublishedServers, placesInPolicy, presetReason } from './policy-of.ts';
import type { BuildState, Choice } from './state.ts';

/** A server whose tools were decided about, as it was then. */
export interface RecordedServer {
  /** Its name in the visitor's configuration. */
  readonly as: string;
  readonly slug: string;
  /** Undefined where the catalogue has it no longer. */
  readonly known: PublishedServer | undefined;
  readonly starts: readonly ChosenStart[];
  /** What changed since its tools were decided about. */
  readonly since: ChangedSince | undefined;
}

/** One tool: what was decided about which definition, why, and what the file does. */
export interface DecisionRow {
  readonly server: RecordedServer;
  readonly tool: string;
  /** Does the server offer the tool, as it is started? */
  readonly isOffered: boolean;
  /** The definition that was decided about; undefined where the catalogue has it no longer. */
  readonly known: PublishedTool | undefined;
  /** Slugs of the attacks that apply to the tool by itself, most relevant first. */
  readonly attacks: readonly string[];
  /** Undefined for a tool that is undecided: the decision on unlisted tools then holds for it. */
  readonly choice: Choice | undefined;
  readonly reason: string | undefined;
  /** What the file does; undefined for a tool that is not offered. */
  readonly effect: ToolEffect | undefined;
  /** Why the file differs from the decision. */
  readonly substitutions: readonly Substitution[];
}

/** Everything that was decided, for whom to approve it: for one format, on one day. */
export interface DecisionRecord {
  /** As in 2026-11-21. */
  readonly date: string;
  readonly target: EnforcementTarget;
  readonly presets: readonly Preset[];
  /** The preset that all rules are from; undefined where some were changed. */
  readonly preset: Preset | undefined;
  readonly unlisted: Unlisted;
  readonly counts: EffectCounts;
  readonly servers: readonly RecordedServer[];
  readonly rows: readonly DecisionRow[];
  /** Those about a whole file. */
  readonly substitutions: readonly Substitution[];
}

/** What a record is made for: the files of the policy in one format. */
export interface RecordOptions {
  readonly presets: readonly Preset[];
  readonly target: EnforcementTarget;
  readonly rendered: RenderedFiles;
  readonly date: string;
}

/** Every decision of a state, undecided tools included, in the order of the catalogue. */
export function decisionRecord(
  state: BuildState,
  published: PublishedServers,
  { presets, target, rendered, date }: RecordOptions,
): DecisionRecord {
  const effects = effectsOf(rendered);
  const substitutions = substitutionsIn(rendered);
  const places = placesInPolicy(state.servers);
  const servers = state.servers.map((choice): RecordedServer => {
    const { server, configName, starts } = choice;
    const known = published.get(server);
    const since = known && changedSince(choice, known);
    const chosen = known ? chosenStarts(known, starts) : [];
    return { as: configName, slug: server, known, starts: chosen, since };
  });
  const rows = state.servers.flatMap(({ server: slug, tools, starts }, at) => {
    const server = servers[at];
    const done = effects.servers[places[at] ?? -1];
    if (!server || !done) return [];
    const whole = server.known;
    const effectOn = new Map(done.tools.map((effect) => [effect.tool, effect]));
    const started = whole ? startedServer(whole, starts).tools : [];
    const offered = new Map(started.map((tool) => [tool.name, tool]));
    const row = (tool: string, known: PublishedTool | undefined): DecisionRow => {
      const choice = tools.get(tool);
      return {
        ...{ server, tool, known, choice },
        isOffered: known === undefined || offered.has(tool),
        attacks: whole && known ? attacksOf(whole, known) : [],
        reason: choice && (choice.reason ?? presetReason(choice, known, presets)),
        effect: effectOn.get(tool),
        substitutions: substitutions.filter((one) => one.server === slug && one.tool === tool),
      };
    };
    const listed = whole?.tools ?? [];
    const names = new Set(listed.map(({ name }) => name));
    const vanished = [...tools.keys()].filter((name) => !names.has(name)).sort();
    return [
      ...listed.map((tool) => row(tool.name, offered.get(tool.name) ?? tool)),
      ...vanished.map((name) => row(name, undefined)),
    ];
  });
  return {
    ...{ date, target, presets, servers, rows },
    preset: presets.find((preset) => followsPreset(state, published, preset)),
    unlisted: state.unlisted,
    counts: effects.counts,
    substitutions: substitutions.filter(({ tool }) => tool === null),
  };
}
