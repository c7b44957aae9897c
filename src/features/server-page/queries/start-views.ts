import type { Preset } from '#domain/policy/preset.ts';
import type { EnforcementTarget } from '#domain/policy/target.ts';
import { type StartSaving, startSavings } from '#domain/policy-builder/start-savings.ts';
import { stateFromPreset } from '#domain/policy-builder/state.ts';
import type { PublishedServer } from '#domain/published-server.ts';
import type { Start } from '#domain/start/start.ts';
import { startedServer } from '#domain/start/started-server.ts';
import { usualChoice } from '#domain/start/usual-choice.ts';

/** A start as the page of its server shows it. */
export interface StartView {
  readonly start: Start;
  /** How many tools it offers; undefined for a list, where that depends on its values. */
  readonly offered: number | undefined;
  /** Undefined where it saves no question. */
  readonly saving: StartSaving | undefined;
}

/** The starts of a server, and what each saves with this preset in this format. */
export function startViews(
  server: PublishedServer,
  preset: Preset,
  target: EnforcementTarget,
): StartView[] {
  const state = stateFromPreset([{ server }], preset);
  const published = new Map([[server.slug, server]]);
  const savings = startSavings(state, 0, published, [preset], preset, target);
  return (server.starts ?? []).map((start) => {
    const choice = usualChoice(start);
    return {
      start,
      offered: choice && startedServer(server, [choice]).tools.length,
      saving: savings.find((saving) => saving.start === start),
    };
  });
}
