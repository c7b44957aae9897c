import type { z } from 'zod';
import { configName } from '../policy/naming.ts';
import { ruleSchema, type Unlisted } from '../policy/policy.ts';
import { type Preset, presetIdSchema } from '../policy/preset.ts';
import { recommend } from '../policy/recommend.ts';
import {
  assessedOf,
  type PublishedServer,
  type PublishedTool,
  readingId,
} from '../published-server.ts';
import type { StartChoice } from '../start/start.ts';
import { startedServer } from '../start/started-server.ts';

/**
 * What is decided about one tool. `preset` names the preset that the rule was taken from, and stays
 * only as long as the rule is the one that it gave. `reason` is the visitor's own.
 */
export const choiceSchema = ruleSchema.extend({ preset: presetIdSchema.optional() });
export type Choice = z.infer<typeof choiceSchema>;

/** One picked server. A tool that is not in `tools` is undecided: it falls under `unlisted`. */
export interface ServerChoice {
  /** Slug in the catalogue. */
  readonly server: string;
  /** What the server is called in the visitor's own configuration. */
  readonly configName: string;
  /** How the server is started, where it offers fewer tools then. */
  readonly starts?: readonly StartChoice[] | undefined;
  /** The reading of the server that the tools were decided about, where it is known. */
  readonly reading?: string | undefined;
  /** By exact tool name. */
  readonly tools: ReadonlyMap<string, Choice>;
}

/** Everything that the visitor has chosen in the builder; the same server may occur under two names. */
export interface BuildState {
  readonly unlisted: Unlisted;
  readonly servers: readonly ServerChoice[];
}

/** The largest limit that the builder takes. A table of calls can play that many calls, but not any number. */
export const MOST_CALLS = 100_000;

export const EMPTY_STATE: BuildState = { unlisted: 'ask', servers: [] };

/** A server of the catalogue; without a name it gets its usual one. */
export interface PickedServer {
  readonly server: PublishedServer;
  readonly configName?: string | undefined;
  readonly starts?: readonly StartChoice[] | undefined;
}

/** The state in which a preset has decided about every tool of these servers. */
export function stateFromPreset(picked: readonly PickedServer[], preset: Preset): BuildState {
  return {
    unlisted: preset.unlisted,
    servers: picked.map(({ server, configName: chosen, starts = [] }) => ({
      server: server.slug,
      configName: chosen ?? configName(server.slug),
      reading: readingId(server),
      ...(starts.length > 0 ? { starts } : {}),
      tools: new Map(
        startedServer(server, starts).tools.map((tool) => [tool.name, presetChoice(tool, preset)]),
      ),
    })),
  };
}

/** What a preset decides about one tool; its cases are added when the policy is made, to keep links short. */
export function presetChoice(tool: PublishedTool, preset: Preset): Choice {
  const { because: _, reason: __, cases: ___, ...rule } = recommend(assessedOf(tool), preset);
  return { ...rule, preset: preset.id };
}
