import type { Decision, Rule, ServerPolicy, Unlisted } from './policy.ts';
import type { RenderedFile, RenderedFiles } from './render-files.ts';
import { ruleOf } from './rule-of.ts';
import { compareDecisions, isRefused } from './strictness.ts';
import type { RenderProblem } from './target.ts';

/** What a file does with a call of a tool. A hidden tool counts as refused. */
export const EFFECTS = ['runs', 'asks', 'refused'] as const;
export type Effect = (typeof EFFECTS)[number];

const EFFECT: Readonly<Record<Decision, Effect>> = {
  allow: 'runs',
  ask: 'asks',
  deny: 'refused',
  hide: 'refused',
};

export const effectOfDecision = (decision: Decision): Effect => EFFECT[decision];

/** How the file differs from the decision about a tool. */
export type Difference = 'stricter' | 'looser';

/** What is decided about one tool, and what its file does. */
export interface ToolEffect {
  /** Slug of the server. */
  readonly server: string;
  /** What the user's configuration calls the server. */
  readonly as: string;
  readonly tool: string;
  /** The rule of the policy, or the decision on unlisted tools. */
  readonly decided: Rule;
  /** Does the policy list the tool? */
  readonly isListed: boolean;
  /** The rule that the file enforces; undefined where no file could be made. */
  readonly enforced: Rule | undefined;
  /** Undefined where no file could be made. */
  readonly effect: Effect | undefined;
  /** Undefined where the file does what was decided. */
  readonly difference: Difference | undefined;
}

/** Numbers of tools. */
export interface EffectCounts {
  readonly all: number;
  readonly runs: number;
  /** Of those that run: how many only up to a limit, or only with some arguments. */
  readonly bounded: number;
  readonly asks: number;
  readonly refused: number;
  /** Of those that are refused: how many the policy wants to ask about. */
  readonly refusedForAsk: number;
  /** Tools of servers for which no file could be made. */
  readonly withoutFile: number;
  readonly stricter: number;
  readonly looser: number;
}

/** What a file does with the tools of one server. */
export interface ServerEffects {
  readonly server: string;
  readonly as: string;
  /** Listed tools first, then the known ones that the policy does not list. */
  readonly tools: readonly ToolEffect[];
  /** The decision of the file on tools that it does not list; undefined where there is no file. */
  readonly unlisted: Unlisted | undefined;
  readonly counts: EffectCounts;
  /** Why there is no file. */
  readonly problem: RenderProblem | undefined;
}

/** What all files of a policy in one format do, in the order of the policy's servers. */
export interface FileEffects {
  readonly servers: readonly ServerEffects[];
  readonly counts: EffectCounts;
}

/**
 * What the files of a policy really do with each tool: read off the effective policies of the files,
 * never off the policy that was asked for.
 */
export function effectsOf({ files }: RenderedFiles): FileEffects {
  const servers = files.flatMap((file) =>
    file.policy.servers.map((_, at) => serverEffects(file, at)),
  );
  return { servers, counts: sumOf(servers.map(({ counts }) => counts)) };
}

function serverEffects({ policy, rendered }: RenderedFile, at: number): ServerEffects {
  const wanted = policy.servers[at] as ServerPolicy;
  const file = rendered.ok ? rendered.effective : undefined;
  const real = file?.servers[at];
  const { server, as, neighbours = [] } = wanted;
  const effectOfTool = (tool: string): ToolEffect => {
    const rule = ruleOf(wanted, tool);
    const decided = rule ?? bare(policy.unlisted);
    const enforced = real && file && (ruleOf(real, tool) ?? bare(file.unlisted));
    return {
      ...{ server, as, tool, decided, isListed: rule !== undefined, enforced },
      effect: enforced && EFFECT[enforced.decision],
      difference: enforced && differenceOf(decided, enforced),
    };
  };
  const tools = [...Object.keys(wanted.tools), ...neighbours].map(effectOfTool);
  const unnamed = Math.max(0, wanted.others - neighbours.length);
  const unlisted: CountedTool = {
    decided: bare(policy.unlisted),
    enforced: file && bare(file.unlisted),
    effect: file && EFFECT[file.unlisted],
    difference: file && differenceOf(bare(policy.unlisted), bare(file.unlisted)),
  };
  return {
    ...{ server, as, tools },
    unlisted: file?.unlisted,
    counts: sumOf([countEffects(tools), times(countEffects([unlisted]), unnamed)]),
    problem: rendered.ok ? undefined : rendered.problem,
  };
}

const bare = (decision: Decision): Rule => ({ decision, limits: [], conditions: [] });

/** Refusing and hiding are alike here; a lost limit makes a tool that runs looser. */
function differenceOf(decided: Rule, enforced: Rule): Difference | undefined {
  const order = compareDecisions(enforced.decision, decided.decision);
  const bothRefused = isRefused(decided.decision) && isRefused(enforced.decision);
  if (order !== 0 && !bothRefused) return order > 0 ? 'stricter' : 'looser';
  if (enforced.decision !== 'allow') return undefined;
  if (decided.limits.length > 0 && enforced.limits.length === 0) return 'looser';
  const bounds = ({ limits, conditions }: Rule) => JSON.stringify([limits, conditions]);
  return bounds(decided) === bounds(enforced) ? undefined : 'stricter';
}

type CountedTool = Pick<ToolEffect, 'effect'> & {
  readonly [Key in 'decided' | 'enforced' | 'difference']?: ToolEffect[Key] | undefined;
};

/** Counts tools by what their file does. */
export function countEffects(tools: readonly CountedTool[]): EffectCounts {
  const having = (test: (tool: (typeof tools)[number]) => boolean) => tools.filter(test).length;
  return {
    all: tools.length,
    runs: having(({ effect }) => effect === 'runs'),
    bounded: having(
      ({ effect, enforced }) =>
        effect === 'runs' &&
        enforced !== undefined &&
        enforced.limits.length + enforced.conditions.length > 0,
    ),
    asks: having(({ effect }) => effect === 'asks'),
    refused: having(({ effect }) => effect === 'refused'),
    refusedForAsk: having(
      ({ decided, effect }) => decided?.decision === 'ask' && effect === 'refused',
    ),
    withoutFile: having(({ effect }) => effect === undefined),
    stricter: having(({ difference }) => difference === 'stricter'),
    looser: having(({ difference }) => difference === 'looser'),
  };
}

function times(counts: EffectCounts, factor: number): EffectCounts {
  const product: { -readonly [Key in keyof EffectCounts]: number } = { ...counts };
  for (const key of Object.keys(product) as (keyof EffectCounts)[]) product[key] *= factor;
  return product;
}

function sumOf(counts: readonly EffectCounts[]): EffectCounts {
  const sum: { -readonly [Key in keyof EffectCounts]: number } = countEffects([]);
  for (const count of counts) {
    for (const key of Object.keys(sum) as (keyof EffectCounts)[]) sum[key] += count[key];
  }
  return sum;
}

/**
 * The places of policies, from 0, that give the very same files, by their texts: only groups of two
 * and more. One that lacks a file is in no group.
 */
export function sameFileGroups(all: readonly RenderedFiles[]): number[][] {
  const groups = Map.groupBy(all.keys(), (at) => textOf(all[at]));
  return [...groups]
    .filter(([text, places]) => text !== undefined && places.length > 1)
    .map(([, places]) => places);
}

/** The texts of all files as one; undefined where one could not be made. */
function textOf(all: RenderedFiles | undefined): string | undefined {
  const texts = all?.files.flatMap(({ rendered }) => (rendered.ok ? [rendered.text] : [])) ?? [];
  return texts.length === all?.files.length ? JSON.stringify(texts) : undefined;
}
