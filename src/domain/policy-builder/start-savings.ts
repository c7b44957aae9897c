import { effectsOf } from '../policy/effective.ts';
import type { Preset } from '../policy/preset.ts';
import { renderFiles } from '../policy/render-files.ts';
import type { EnforcementTarget } from '../policy/target.ts';
import type { Start, StartChoice } from '../start/start.ts';
import { usualChoice } from '../start/usual-choice.ts';
import { chooseStarts } from './change.ts';
import { type PublishedServers, policyOf } from './policy-of.ts';
import type { BuildState } from './state.ts';

/** How many tools a server offers, and about how many of them the file asks. */
interface Asked {
  readonly tools: number;
  readonly asks: number;
}

/** A start that a server has, with which the file asks about fewer tools than as it is started now. */
export interface StartSaving {
  readonly start: Start;
  readonly choice: StartChoice;
  readonly now: Asked;
  readonly started: Asked;
}

/**
 * The starts of one server of a state that would save questions in this format, the most saving
 * first. Counted by what the file really does; none where no file can be made.
 */
export function startSavings(
  state: BuildState,
  at: number,
  published: PublishedServers,
  presets: readonly Preset[],
  preset: Preset,
  target: EnforcementTarget,
): StartSaving[] {
  const server = state.servers[at];
  const known = server && published.get(server.server);
  if (!server || !known?.starts) return [];
  const alone: BuildState = { ...state, servers: [server] };
  const askedOf = (one: BuildState): Asked | undefined => {
    const files = renderFiles(target, policyOf(one, published, presets));
    const { all, asks, withoutFile } = effectsOf(files).counts;
    return withoutFile > 0 ? undefined : { tools: all, asks };
  };
  const now = askedOf(alone);
  if (!now) return [];
  const given = server.starts ?? [];
  return known.starts
    .flatMap((start): StartSaving[] => {
      const choice = usualChoice(start);
      if (!choice || given.some(([id]) => id === start.id)) return [];
      const starts = [...given, choice];
      const started = askedOf(chooseStarts(alone, 0, starts, published, presets, preset));
      return started && started.tools > 0 && started.asks < now.asks
        ? [{ start, choice, now, started }]
        : [];
    })
    .sort((a, b) => a.started.asks - b.started.asks || b.started.tools - a.started.tools);
}
