import type { Decision, Unlisted } from '#domain/policy/policy.ts';
import type { ServerNamePlace } from '#domain/policy/server-name-place.ts';
import type { TargetAbilities, TargetDefinition, Verification } from '#domain/policy/target.ts';
import { listed } from './list.ts';
import { TOOL_IS } from './rule.ts';
import { noteSentence } from './substitution.ts';

/** How a target's files were checked where no run of the product is recorded. */
export const VERIFICATION_SENTENCE: Readonly<Record<Verification, string>> = {
  'own-schema':
    'Checked against our own schema of the format only; the product itself was not run.',
  'published-schema': 'Checked against its published schema only; the product itself was not run.',
  'own-reading':
    'Parsed and checked against our own reading of the format only; the product itself was not run.',
  source:
    'Written from its documentation and source code; not run and not checked against a schema.',
  documentation: 'Written from its documentation; not run and not checked against a schema.',
};

/** How a file names tools, and whether the server's name in it has to be the user's own. */
export const SERVER_NAME_SENTENCE: Readonly<Record<ServerNamePlace, string>> = {
  'in-tool-name':
    'A tool is named together with its server, as the server is called in your own configuration. If it has another name there, change the name in the file.',
  elsewhere:
    'A tool is named by its own name, but the file also names its server, as the server is called in your own configuration. If it has another name there, change the name in the file.',
  nowhere: 'A tool is named by its own name; the name of the server is nowhere in the file.',
};

/**
 * What a target cannot express and what it does instead, one sentence each: what follows from its
 * abilities, then what only this product does.
 */
export function cannotSentences(target: TargetDefinition): string[] {
  const { can, alsoCannot = [] } = target;
  const instead = (decision: Decision) => TOOL_IS[decision];
  const refused = instead('deny');
  return [
    ...(can.allow
      ? []
      : [`It lets no tool run without asking: an allowed tool ${instead('ask')}.`]),
    ...(can.ask
      ? []
      : [
          `It cannot ask a person: a tool that should be asked about ${refused}, unless its rule lets it run where nobody can be asked.`,
        ]),
    ...limits(target),
    ...conditions(target),
    ...(can.deny ? [] : ['It cannot refuse a tool: a policy that refuses one gets no file.']),
    ...(can.hide || !can.deny
      ? []
      : [`It cannot hide a tool: the agent sees a tool that ${refused}.`]),
    ...(target.refusedIsHidden ? [HIDES] : []),
    ...unlisted(can.unlisted),
    ...(can.severalServers ? [] : ['It does not name the server: one file is for one server.']),
    ...names(target),
    ...(target.neverAsksReadOnly ? [READ_ONLY] : []),
    ...alsoCannot,
  ];
}

const HIDES = 'It also takes a refused tool out of the list that the agent sees.';
const READ_ONLY =
  'It never asks about a tool that its server marks as read-only (readOnlyHint): where the catalogue knows of the mark, the tool is refused; one that is not listed, or is marked later, runs.';

function limits({ can, windows }: TargetDefinition): string[] {
  const decision = can.ask ? 'ask' : 'deny';
  if (!can.limit)
    return [
      `It cannot count calls: a tool with a limit ${TOOL_IS[decision]}, unless its rule lets it run without the limit.`,
    ];
  if (!windows) return [];
  return [
    `It counts by the ${listed(windows, 'or')} only: a limit for a longer time becomes a lower one for a shorter time.`,
  ];
}

function conditions(target: TargetDefinition): string[] {
  if (target.can.condition) return [];
  const { noConditions: note } = target;
  const why = note === undefined ? 'It does not see arguments' : noteSentence({ note }, target);
  const instead = target.can.deny
    ? `a tool with conditions ${TOOL_IS.deny}`
    : 'a policy with conditions gets no file';
  return [`${why}: ${instead}.`];
}

function unlisted(decisions: readonly Unlisted[]): string[] {
  const [only] = decisions;
  if (decisions.length === 1 && only) {
    const rest = decisions.includes('deny')
      ? ''
      : '; a policy that refuses unlisted tools cannot be written';
    return [`Every tool that is not listed ${TOOL_IS[only]}${rest}.`];
  }
  return [];
}

function names({ can, rewritesNames, unsureNames }: TargetDefinition): string[] {
  const decisions = new Set(can.unlisted.map((given) => unsureNames?.decisionFor(given)));
  const [only] = decisions;
  const treated =
    decisions.size === 1 && only ? TOOL_IS[only] : 'is treated like one that is not listed';
  return [
    ...(rewritesNames === undefined
      ? []
      : [
          `It ${rewritesNames}, so it cannot tell apart two tools that then have one name: the stricter rule holds for both.`,
        ]),
    ...(unsureNames
      ? [
          `It does not document how it writes some names, such as those with characters other than letters, digits, _ and -: such a tool ${treated}.`,
        ]
      : []),
  ];
}

/** What tables of targets compare. */
export type ComparedAbility = Exclude<keyof TargetAbilities, 'session' | 'flows'>;

/** What a target may be able to do, as a short column title. */
export const ABILITY_LABEL: Record<ComparedAbility, string> = {
  allow: 'Allow',
  ask: 'Ask a person',
  deny: 'Refuse',
  hide: 'Hide',
  limit: 'Count calls',
  condition: 'Check arguments',
  unlisted: 'Refuse unlisted tools',
  severalServers: 'Several servers in one file',
};

/** Can a target with these abilities do this? Unlisted tools: can it refuse them? */
export function isAble(can: TargetAbilities, ability: ComparedAbility): boolean {
  return ability === 'unlisted' ? can.unlisted.includes('deny') : can[ability];
}

export const ABILITIES = Object.keys(ABILITY_LABEL) as ComparedAbility[];
