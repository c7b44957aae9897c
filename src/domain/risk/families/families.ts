import type { CompiledRules } from '../compile.ts';
import type { Action, Disclosure } from '../facts.ts';
import { severityRank } from '../severity.ts';
import { LEVELS, type Level } from '../severity-table.ts';
import type { FamilyTool } from './family-tool.ts';
import { explains, type FamilyReason, reasonsFor } from './reasons.ts';

/** What the tools of a family have in common. */
export type FamilyKey =
  /** The same action on the same class of objects; undefined for things of which nothing is known. */
  | {
      readonly by: 'class';
      readonly action: Action;
      readonly objectClass: string | undefined;
      /** Of what is read: who may know it. */
      readonly discloses?: Disclosure | undefined;
    }
  /** The same verb and the same nouns in the name, whatever was understood of them. */
  | { readonly by: 'name'; readonly verb: string; readonly noun: string };

/** A tool of a family that has another level than most. */
export interface FamilyException<T> {
  readonly tool: T;
  readonly level: Level;
  readonly reasons: readonly FamilyReason[];
  /** No fact explains the difference. */
  readonly isFault: boolean;
}

export interface Family<T> {
  readonly key: FamilyKey;
  readonly tools: readonly T[];
  /** How many tools have each level. */
  readonly counts: Readonly<Record<Level, number>>;
  /** The level that most of the tools have; of two, the lower one. */
  readonly usual: Level;
  readonly exceptions: readonly FamilyException<T>[];
}

const keysOf = ({ verb, noun, facts }: FamilyTool): FamilyKey[] => [
  {
    by: 'class',
    action: facts.action.value,
    objectClass: facts.object?.value,
    ...(facts.action.value === 'read' ? { discloses: facts.object?.discloses } : {}),
  },
  ...(noun === '' || verb === '' ? [] : [{ by: 'name' as const, verb, noun }]),
];

function signature({ facts, reversibility }: FamilyTool): string {
  const { action, object, touched, amount, audience, state, manner } = facts;
  const values = [action, object, ...touched, amount, audience, state, manner];
  const read = action.value === 'read' ? object?.discloses : undefined;
  return [...values.map((fact) => fact?.value ?? ''), read, reversibility].join(' ');
}

/** The tool with the facts that most of them have; of equals, the first. */
function typical<T extends FamilyTool>(tools: readonly T[]): T | undefined {
  const counts = new Map<string, number>();
  for (const tool of tools) counts.set(signature(tool), (counts.get(signature(tool)) ?? 0) + 1);
  return tools.toSorted(
    (a, b) => (counts.get(signature(b)) ?? 0) - (counts.get(signature(a)) ?? 0),
  )[0];
}

function familyOf<T extends FamilyTool>(
  key: FamilyKey,
  tools: readonly T[],
  rules: CompiledRules,
): Family<T> {
  const counts = Object.fromEntries(
    LEVELS.map((level) => [level, tools.filter((tool) => tool.level === level).length]),
  ) as Record<Level, number>;
  const [usual = 'low'] = LEVELS.toSorted(
    (a, b) => counts[b] - counts[a] || severityRank(a) - severityRank(b),
  );
  const model = typical(tools.filter(({ level }) => level === usual));
  const others = tools.filter(({ level }) => level !== usual);
  const exceptions = others.map((tool) => {
    const reasons = model ? reasonsFor(tool, model, rules) : [];
    return {
      tool,
      level: tool.level,
      reasons,
      isFault: reasons.length === 0 || !reasons.every(explains),
    };
  });
  return { key, tools, counts, usual, exceptions };
}

const idOf = (key: FamilyKey): string =>
  key.by === 'class'
    ? `class ${key.action} ${key.discloses} ${key.objectClass}`
    : `name ${key.verb} ${key.noun}`;

/**
 * The families with more than one tool, the largest first: tools that do the same to the same class of
 * object, and tools whose names say the same.
 */
export function familiesOf<T extends FamilyTool>(
  tools: readonly T[],
  rules: CompiledRules,
): Family<T>[] {
  const groups = new Map<string, { key: FamilyKey; tools: T[] }>();
  for (const tool of tools) {
    for (const key of keysOf(tool)) {
      const group = groups.get(idOf(key)) ?? { key, tools: [] };
      group.tools.push(tool);
      groups.set(idOf(key), group);
    }
  }
  return [...groups.values()]
    .filter((group) => group.tools.length > 1)
    .map((group) => familyOf(group.key, group.tools, rules))
    .toSorted((a, b) => b.tools.length - a.tools.length);
}
