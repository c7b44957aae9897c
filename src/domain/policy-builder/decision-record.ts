import type { Unlisted } from '../policy/policy.ts';
import type { Preset } from '../policy/preset.ts';
import type { PublishedTool } from '../published-server.ts';
import { type PublishedServers, presetReason } from './policy-of.ts';
import type { BuildState, Choice } from './state.ts';

/** One line of the record: who decided what about which definition, and why. */
export interface DecisionRow {
  readonly server: string;
  readonly tool: string;
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
  return servers.flatMap(({ server, configName, tools }) => {
    const listed = published.get(server)?.tools ?? [];
    const names = new Set(listed.map(({ name }) => name));
    const row = (tool: string, known: PublishedTool | undefined): DecisionRow => {
      const choice = tools.get(tool);
      const reason = choice && (choice.reason ?? presetReason(choice, known, presets));
      return { server: configName, tool, known, choice, unlisted, reason, date };
    };
    const vanished = [...tools.keys()].filter((name) => !names.has(name)).sort();
    return [
      ...listed.map((tool) => row(tool.name, tool)),
      ...vanished.map((name) => row(name, undefined)),
    ];
  });
}
