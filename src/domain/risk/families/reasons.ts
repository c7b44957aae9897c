import type { CompiledRules } from '../compile.ts';
import type { Fact } from '../facts.ts';
import type { Facts } from '../facts-of.ts';
import type { Reversibility } from '../reversibility.ts';
import { outcomeOf } from '../severity-of.ts';
import type { Level } from '../severity-table.ts';
import type { FamilyTool } from './family-tool.ts';

/** What can make one tool of a family differ from the others. Several are named in this order. */
const KINDS = [
  'object',
  'action',
  'touched',
  'amount',
  'audience',
  'state',
  'manner',
  'reversibility',
] as const;
type Kind = (typeof KINDS)[number];

/** One fact by which a tool differs from the usual ones of its family. */
export type FamilyReason =
  /** The tool has a fact that the others have not, or another value of it. */
  | { readonly kind: 'has'; readonly of: Kind; readonly fact: Fact }
  /** The others have a fact that this tool has not. */
  | { readonly kind: 'lacks'; readonly of: Kind; readonly fact: Fact }
  | { readonly kind: 'reversibility'; readonly of: 'reversibility'; readonly value: Reversibility }
  /** Only our own wording would have raised this tool, or the usual ones, to the other level. */
  | { readonly kind: 'our-words'; readonly of: 'this' | 'usual' };

const SUBSETS = Array.from({ length: 2 ** KINDS.length - 1 }, (_, at) =>
  KINDS.filter((__, bit) => ((at + 1) >> bit) & 1),
).toSorted((a, b) => a.length - b.length);

const disclosed = (fact: Fact | undefined) =>
  fact?.kind === 'object' ? fact.discloses : undefined;

const isSame = (a: Fact | undefined, b: Fact | undefined): boolean =>
  a?.kind === b?.kind && a?.value === b?.value && disclosed(a) === disclosed(b);

/** Is it more than the noun itself that shows the fact: a rule, a source that states it, other words? */
const isNamed = ({ rule, evidence }: Fact): boolean =>
  rule !== undefined || evidence.length > 1 || evidence.some(({ fact }) => fact !== undefined);

function differs(kind: Kind, a: FamilyTool, b: FamilyTool): boolean {
  if (kind === 'reversibility') return a.reversibility !== b.reversibility;
  if (kind !== 'touched') return !isSame(a.facts[kind], b.facts[kind]);
  const values = ({ facts }: FamilyTool) =>
    facts.touched
      .map(({ value, discloses }) => `${value} ${discloses}`)
      .toSorted()
      .join();
  return values(a) !== values(b);
}

/** The level of a tool that had these facts of the other one. */
function levelWith(
  tool: FamilyTool,
  other: FamilyTool,
  kinds: readonly Kind[],
  rules: CompiledRules,
): Level {
  const facts: Facts = { ...tool.facts };
  for (const kind of kinds)
    if (kind !== 'reversibility') Object.assign(facts, { [kind]: other.facts[kind] });
  const { reversibility } = kinds.includes('reversibility') ? other : tool;
  return outcomeOf({ facts, reversibility }, rules).level;
}

/** Of several things that a call touches, the one that gives it its level. */
function decisiveTouch({ facts, level, reversibility }: FamilyTool, rules: CompiledRules) {
  return (
    facts.touched.find(
      (each) =>
        outcomeOf({ facts: { ...facts, touched: [each] }, reversibility }, rules).level === level,
    ) ?? facts.touched[0]
  );
}

function factOf(kind: Kind, tool: FamilyTool, rules: CompiledRules): Fact | undefined {
  if (kind === 'touched') return decisiveTouch(tool, rules);
  return kind === 'reversibility' ? undefined : tool.facts[kind];
}

function reasonOfKind(
  kind: Kind,
  tool: FamilyTool,
  other: FamilyTool,
  rules: CompiledRules,
): FamilyReason[] {
  if (kind === 'reversibility') return [{ kind, of: kind, value: tool.reversibility }];
  const own = factOf(kind, tool, rules);
  const theirs = factOf(kind, other, rules);
  const isTheirs = kind === 'object' && own && theirs && !isNamed(own) && isNamed(theirs);
  if (own && !isTheirs) return [{ kind: 'has', of: kind, fact: own }];
  return theirs ? [{ kind: 'lacks', of: kind, fact: theirs }] : [];
}

/**
 * Does a fact explain the difference? That a noun was recognised in one tool and not in another one
 * with the same noun explains nothing.
 */
export function explains(reason: FamilyReason): boolean {
  if (reason.kind === 'our-words' || reason.kind === 'reversibility') return true;
  return reason.of !== 'object' || isNamed(reason.fact);
}

/** Something else is meant, whatever our own wording adds. */
const isOther = (reason: FamilyReason): boolean =>
  (reason.of === 'object' || reason.of === 'action') && explains(reason);

function ourWords(tool: FamilyTool, usual: FamilyTool): FamilyReason | undefined {
  if (tool.ignored === usual.level) return { kind: 'our-words', of: 'this' };
  return usual.ignored === tool.level ? { kind: 'our-words', of: 'usual' } : undefined;
}

/**
 * Why a tool has another level than the usual one of its family, `usual` being a tool that has it:
 * the fewest facts with which the table would give the usual level, had it those of the usual tool.
 */
export function reasonsFor(
  tool: FamilyTool,
  usual: FamilyTool,
  rules: CompiledRules,
): readonly FamilyReason[] {
  const kinds = KINDS.filter((kind) => differs(kind, tool, usual));
  let fewest: FamilyReason[] = [];
  for (const subset of SUBSETS) {
    if (!subset.every((kind) => kinds.includes(kind))) continue;
    if (levelWith(tool, usual, subset, rules) !== usual.level) continue;
    const reasons = subset.flatMap((kind) => reasonOfKind(kind, tool, usual, rules));
    if (fewest.length === 0) fewest = reasons;
    if (!reasons.every(explains)) continue;
    fewest = reasons;
    break;
  }
  const ours = ourWords(tool, usual);
  return ours && !fewest.some(isOther) ? [ours] : fewest;
}

/** The reason without the words that show it, so that equal reasons of several tools are equal. */
export const withoutEvidence = (reason: FamilyReason): FamilyReason =>
  'fact' in reason
    ? {
        ...reason,
        fact: { ...reason.fact, evidence: reason.fact.evidence.filter(({ fact }) => fact) },
      }
    : reason;
