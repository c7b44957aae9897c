import { z } from 'zod';
import type { Assessment } from '../risk/assessment.ts';
import type { Capability } from '../risk/capability.ts';
import { type Leg, legSchema } from './applies.ts';
import { slugSchema } from './slug.ts';

/** One entry of `content/attacks/combinations.yaml`: tools that are dangerous together. */
export const combinationSchema = z
  .strictObject({
    id: slugSchema,
    name: z.string().min(5).max(80),
    /** What the set opens, as one sentence. */
    opens: z.string().min(10),
    legs: z.array(legSchema).default([]),
    /** How many servers must share the session; the tools' own capabilities do not matter. */
    servers: z.int().min(2).optional(),
    rule: z.string().min(10),
    uncovered: z.string().min(5).meta({ description: 'What the rule does not cover' }),
    patterns: z.array(slugSchema).min(1),
  })
  .refine(
    ({ legs, servers }) => legs.length >= 2 || servers !== undefined,
    'give two legs or servers',
  )
  .meta({ id: 'attack-combination', description: 'Capabilities that are dangerous together' });
export type Combination = z.infer<typeof combinationSchema>;

export const combinationsSchema = z.array(combinationSchema).min(1);

/** A tool of a session. Its capabilities are null where nothing is known of it. */
export interface LabelledTool {
  readonly server: string;
  readonly name: string;
  readonly capabilities: readonly Capability[] | null;
}

/** What a tool can do; null where nothing says what it does. */
export function knownCapabilities({
  category,
  capabilities,
}: Pick<Assessment, 'category' | 'capabilities'>): readonly Capability[] | null {
  return category === 'unknown' && capabilities.length === 0 ? null : capabilities;
}

export interface FilledLeg<T extends LabelledTool> {
  readonly leg: Leg;
  readonly tools: readonly T[];
}

export interface FoundCombination<T extends LabelledTool> {
  readonly combination: Combination;
  /** `complete`: every leg is filled. `open`: one more tool would complete it, or an unlabelled one may. */
  readonly state: 'complete' | 'open' | 'absent';
  readonly legs: readonly FilledLeg<T>[];
  readonly missing: readonly Leg[];
  /** How many tools are unlabelled, any of which may fill what is missing. */
  readonly unlabelled: number;
}

/** Which combinations the tools of a server or a stack complete, and by which tool for each leg. */
export function combinations<T extends LabelledTool>(
  known: readonly Combination[],
  tools: readonly T[],
): FoundCombination<T>[] {
  return known.map((combination) =>
    combination.servers === undefined
      ? fromLegs(combination, tools)
      : fromServers(combination, combination.servers, tools),
  );
}

function fromLegs<T extends LabelledTool>(
  combination: Combination,
  tools: readonly T[],
): FoundCombination<T> {
  const legs = combination.legs.map((leg) => ({
    leg,
    tools: tools.filter((tool) =>
      tool.capabilities?.some((capability) => leg.includes(capability)),
    ),
  }));
  const missing = legs.filter(({ tools: filling }) => filling.length === 0).map(({ leg }) => leg);
  const unlabelled = tools.filter(({ capabilities }) => capabilities === null).length;
  return {
    combination,
    state: stateOf(missing.length, legs.length, unlabelled),
    legs,
    missing,
    unlabelled,
  };
}

function stateOf(
  missing: number,
  legs: number,
  unlabelled: number,
): FoundCombination<LabelledTool>['state'] {
  if (missing === 0) return 'complete';
  if (unlabelled > 0) return 'open';
  return missing === 1 && legs > 1 ? 'open' : 'absent';
}

function fromServers<T extends LabelledTool>(
  combination: Combination,
  needed: number,
  tools: readonly T[],
): FoundCombination<T> {
  const servers = new Set(tools.map(({ server }) => server));
  const state = servers.size >= needed ? 'complete' : 'absent';
  return { combination, state, legs: [], missing: [], unlabelled: 0 };
}
