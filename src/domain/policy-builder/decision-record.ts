import type { Unlisted } from '../policy/policy.ts';
import type { Preset } from '../policy/preset.ts';
import type { PublishedTool } from '../published-server.ts';
import { type ChosenStart, chosenStarts, startedServer } from '../start/started-server.ts';
import { type PublishedServers, presetReason } from './policy-of.ts';
import type { BuildState, Choice } from './state.ts';

/** One line of the record: who decided what about which definition, and why. */
export interface DecisionRow {
  readonly server: string;
  readonly tool: string;
  /** How the server is started, and whether it offers the tool then. */
  readonly starts: readonly ChosenStart[];
  readonly isOffered: boolean;
  /** The definition that was decided about; undefined where the catalogue has it no longer. */
  readonly known: PublishedTool | undefined;
  /** Undefined for a tool that is undecided: `unlisted` then holds for it. */
  readonly choice: Choice | undefined;
  readonly unlisted: Unlisted;
  readonly reason: string | undefined;
  /** Day, as in 2026-11-21. */
  readonly date: string;
}

/** Every decision of a state, undecided tools included, in the order of the catalogue. */
export function decisionRecord(
  { servers, unlisted }: BuildState,
  published: PublishedServers,
  presets: readonly Preset[],
  date: string,
): DecisionRow[] {
  return servers.flatMap(({ server, configName, starts: chosen, tools }) => {
    const whole = published.get(server);
    const listed = whole?.tools ?? [];
    const starts = whole ? chosenStarts(whole, chosen) : [];
    const started = whole ? startedServer(whole, chosen).tools : [];
    const offered = new Map(started.map((tool) => [tool.name, tool]));
    const names = new Set(listed.map(({ name }) => name));
    const row = (tool: string, known: PublishedTool | undefined): DecisionRow => {
      const choice = tools.get(tool);
      const reason = choice && (choice.reason ?? presetReason(choice, known, presets));
      const isOffered = known === undefined || offered.has(tool);
      return { server: configName, tool, starts, isOffered, known, choice, unlisted, reason, date };
    };
    const vanished = [...tools.keys()].filter((name) => !names.has(name)).sort();
    return [
      ...listed.map((tool) => row(tool.name, offered.get(tool.name) ?? tool)),
      ...vanished.map((name) => row(name, undefined)),
    ];
  });
}
