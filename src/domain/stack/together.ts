import {
  type Combination,
  combinations,
  type FoundCombination,
  type LabelledTool,
} from '../attack/combination.ts';
import { type Effect, effectOfDecision, type FileEffects } from '../policy/effective.ts';
import type { CallableTool } from './callable.ts';

type Found = FoundCombination<LabelledTool>;

/** A combination as the page knows it: with the names of the attacks that use it. */
export interface NamedCombination extends Omit<Combination, 'patterns'> {
  readonly patterns: readonly { readonly slug: string; readonly name: string }[];
}

export interface Together {
  readonly combination: NamedCombination;
  readonly state: 'complete' | 'open';
  readonly legs: readonly {
    readonly leg: Combination['legs'][number];
    readonly tools: readonly CallableTool[];
  }[];
  /** How many servers of the stack could fill what is missing, as nothing is known of them. */
  readonly unknown: number;
}

/** What the tools of a stack can do together, complete sets first. An unknown server may be anything. */
export function togetherOf(
  known: readonly NamedCombination[],
  tools: readonly CallableTool[],
  unknownServers: readonly string[],
): Together[] {
  const unlabelled = unknownServers.map((server) => ({ server, name: '', capabilities: null }));
  const named = new Map(known.map((combination) => [combination.id, combination]));
  const plain = known.map((combination) => ({
    ...combination,
    patterns: combination.patterns.map(({ slug }) => slug),
  }));
  return combinations<LabelledTool>(plain, [...tools, ...unlabelled])
    .flatMap((found) => {
      const combination = named.get(found.combination.id);
      const shown = combination && isWorthShowing(found);
      return shown ? [togetherFrom(combination, found, unknownServers.length)] : [];
    })
    .sort((a, b) => Number(a.state === 'open') - Number(b.state === 'open'));
}

/** A set of which not one leg is filled says nothing about this stack. */
const isWorthShowing = ({ state, legs }: Found): boolean =>
  state === 'complete' || (state === 'open' && legs.some(({ tools }) => tools.length > 0));

function togetherFrom(
  combination: NamedCombination,
  { state, legs }: Found,
  unknown: number,
): Together {
  return {
    combination,
    state: state === 'complete' ? 'complete' : 'open',
    legs: legs.map(({ leg, tools }) => ({ leg, tools: tools as readonly CallableTool[] })),
    unknown,
  };
}

/**
 * Does a combination count as a finding? One that needs no certain tool but only several servers does
 * where one of them is unknown.
 */
export const isDangerous = ({ state, legs, unknown }: Together): boolean =>
  state === 'complete' && (legs.length > 0 || unknown > 0);

/** The smallest change that breaks a set: a leg to refuse, and a server to disconnect. */
export interface Break {
  readonly deny?: {
    readonly leg: Combination['legs'][number];
    readonly tools: readonly CallableTool[];
  };
  readonly disconnect?: { readonly server: string; readonly tools: number };
}

/** The leg with the fewest tools, and the server with the fewest tools that alone fills a leg. */
export function smallestBreak({ legs }: Together, all: readonly CallableTool[]): Break {
  const filled = legs.filter(({ tools }) => tools.length > 0);
  const deny = [...filled].sort((a, b) => a.tools.length - b.tools.length)[0];
  const alone = filled
    .map(({ tools }) => new Set(tools.map(({ server }) => server)))
    .filter((servers) => servers.size === 1)
    .flatMap((servers) => [...servers]);
  const count = (server: string) => all.filter((tool) => tool.server === server).length;
  const server = [...new Set(alone)].sort((a, b) => count(a) - count(b))[0];
  return {
    ...(deny ? { deny } : {}),
    ...(server === undefined ? {} : { disconnect: { server, tools: count(server) } }),
  };
}

/** What the files of a policy do about a set. */
export interface SetEffect {
  /** The effect on every tool of the strictest leg, as the set needs each leg; `runs` where none is held back. */
  readonly effect: Effect;
  /** The leg that is refused or asked about, of several the last one, which does the harm. */
  readonly leg: Combination['legs'][number] | undefined;
}

/** A tool as a policy knows it: by the name of its server in the configuration, or else by its slug. */
type NamedTool = Pick<CallableTool, 'name' | 'server' | 'serverSlug'>;

/** The tools that fill each leg of a set. */
export interface FilledLegs {
  readonly legs: readonly {
    readonly leg: Combination['legs'][number];
    readonly tools: readonly NamedTool[];
  }[];
}

/** What the files do about a set; a tool without a file runs. */
export function effectOnSet({ legs }: FilledLegs, effects: FileEffects): SetEffect {
  const filled = legs
    .filter(({ tools }) => tools.length > 0)
    .map(({ leg, tools }) => ({ leg, on: tools.map((tool) => effectOn(tool, effects)) }));
  const refused = filled.findLast(({ on }) => on.every((effect) => effect === 'refused'));
  if (refused) return { effect: 'refused', leg: refused.leg };
  const asked = filled.findLast(({ on }) => on.every((effect) => effect !== 'runs'));
  return asked ? { effect: 'asks', leg: asked.leg } : { effect: 'runs', leg: undefined };
}

/** A merged policy may have had to call one of two servers of one name otherwise. */
function effectOn({ serverSlug, server, name }: NamedTool, { servers }: FileEffects): Effect {
  const listed = servers.filter((candidate) => candidate.server === serverSlug);
  const found = listed.find(({ as }) => as === server) ?? listed[0];
  const effect = found?.tools.find(({ tool }) => tool === name)?.effect;
  return effect ?? (found?.unlisted ? effectOfDecision(found.unlisted) : 'runs');
}
