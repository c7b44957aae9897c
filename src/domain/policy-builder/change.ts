import type { Preset } from '../policy/preset.ts';
import { readingId } from '../published-server.ts';
import type { StartChoice } from '../start/start.ts';
import { startedServer } from '../start/started-server.ts';
import type { PublishedServers } from './policy-of.ts';
import { type BuildState, type Choice, presetChoice, type ServerChoice } from './state.ts';

/** One tool of one picked server. */
export interface ToolPlace {
  /** Place of the server in the state. */
  readonly at: number;
  readonly tool: string;
}

type Decide = (now: Choice | undefined, place: ToolPlace) => Choice | undefined;

/** Decides anew about some tools; `undefined` leaves a tool undecided. */
export function decideTools(
  state: BuildState,
  places: readonly ToolPlace[],
  decide: Decide,
): BuildState {
  const byServer = Map.groupBy(places, ({ at }) => at);
  const servers = state.servers.map((server, at) => {
    const names = byServer.get(at);
    return names ? decided(server, names, decide) : server;
  });
  return { ...state, servers };
}

function decided(server: ServerChoice, places: readonly ToolPlace[], decide: Decide): ServerChoice {
  const tools = new Map(server.tools);
  for (const place of places) {
    const next = decide(tools.get(place.tool), place);
    if (next) tools.set(place.tool, next);
    else tools.delete(place.tool);
  }
  return { ...server, tools };
}

/** Keeps the decisions about a server's tools, as decided about another reading of it. */
export function decidedAbout(state: BuildState, at: number, reading: string): BuildState {
  const servers = state.servers.map((server, place) =>
    place === at ? { ...server, reading } : server,
  );
  return { ...state, servers };
}

/** Lets a preset decide about every known tool, and about tools that are not listed. */
export function applyPreset(
  state: BuildState,
  published: PublishedServers,
  preset: Preset,
): BuildState {
  const servers = state.servers.map((server) => {
    const known = published.get(server.server);
    const tools = new Map(server.tools);
    for (const tool of toolsOf(server, published)) tools.set(tool.name, presetChoice(tool, preset));
    return { ...server, tools, reading: known ? readingId(known) : server.reading };
  });
  return { unlisted: preset.unlisted, servers };
}

/** Is every tool, and the rule for unlisted ones, as this preset has it? */
export function followsPreset(
  state: BuildState,
  published: PublishedServers,
  preset: Preset,
): boolean {
  return (
    state.servers.length > 0 &&
    state.unlisted === preset.unlisted &&
    state.servers.every((server) =>
      toolsOf(server, published).every(({ name }) => server.tools.get(name)?.preset === preset.id),
    )
  );
}

/** The same rule with other limits; without any, nothing is left to say about clients that cannot count. */
export function withLimits({ ifCannotCount, ...rest }: Choice, limits: Choice['limits']): Choice {
  const counts = limits.length > 0 && ifCannotCount !== undefined;
  return { ...rest, limits, ...(counts ? { ifCannotCount } : {}) };
}

/** The tools that a server offers as it is started. */
function toolsOf({ server, starts }: ServerChoice, published: PublishedServers) {
  const known = published.get(server);
  return known ? startedServer(known, starts).tools : [];
}

/**
 * Starts a server otherwise. `preset` decides about tools that this adds; about those that do
 * something else now, the preset decides again that had decided about them.
 */
export function chooseStarts(
  state: BuildState,
  at: number,
  starts: readonly StartChoice[],
  published: PublishedServers,
  presets: readonly Preset[],
  preset: Preset,
): BuildState {
  const servers = state.servers.map((server, place) => {
    if (place !== at) return server;
    const { starts: _, ...rest } = server;
    const next: ServerChoice = starts.length > 0 ? { ...rest, starts } : rest;
    const before = new Map(toolsOf(server, published).map((tool) => [tool.name, tool]));
    const tools = new Map(server.tools);
    for (const tool of toolsOf(next, published)) {
      const choice = tools.get(tool.name);
      const was = before.get(tool.name);
      const by = choice ? presets.find(({ id }) => id === choice.preset) : preset;
      const isOther = was?.category !== tool.category || was.severity !== tool.severity;
      if (by && (choice ? isOther : !was)) tools.set(tool.name, presetChoice(tool, by));
    }
    return { ...next, tools };
  });
  return { ...state, servers };
}

/** The same rule with another decision; a refused tool has no limits and no conditions. */
export function withDecision(now: Choice | undefined, decision: Choice['decision']): Choice {
  const keeps = decision === 'allow' || decision === 'ask';
  const reason = now?.reason;
  return {
    decision,
    limits: keeps ? (now?.limits ?? []) : [],
    conditions: keeps ? (now?.conditions ?? []) : [],
    ...(reason === undefined ? {} : { reason }),
  };
}
