import type { Assessment } from '../risk/assessment.ts';
import type { Capability } from '../risk/capability.ts';
import type { RiskCategory } from '../risk/category.ts';
import type { Tool } from '../tool.ts';
import type { Criteria } from './applies.ts';
import { nameWords } from './name-words.ts';
import { type ParameterKind, parameterKinds } from './parameter-kind.ts';

/** A tool and the verdict on it. */
export interface AttackSubject {
  readonly assessment: Assessment;
  readonly tool: Tool;
}

/** What a tool does or has that an attack can use. */
export type ToolTrait =
  | { readonly kind: 'capability'; readonly capability: Capability }
  | { readonly kind: 'category'; readonly category: RiskCategory }
  | { readonly kind: 'parameter'; readonly carries: ParameterKind; readonly name: string }
  | { readonly kind: 'name-word'; readonly word: string };

/** Why it cannot be told whether a tool meets the criteria. */
export type MissingKnowledge =
  | { readonly kind: 'poor-evidence'; readonly capabilities: readonly Capability[] }
  | { readonly kind: 'unknown-category' }
  | { readonly kind: 'unknown-parameters' };

/** Why a tool does not meet the criteria. */
export type Mismatch =
  | { readonly kind: 'no-capability'; readonly capabilities: readonly Capability[] }
  | { readonly kind: 'other-category'; readonly category: RiskCategory }
  | { readonly kind: 'no-parameter'; readonly carries: readonly ParameterKind[] }
  | { readonly kind: 'no-name-word' };

export type CriteriaMatch =
  | { readonly result: 'matches'; readonly traits: readonly ToolTrait[]; readonly rarity: number }
  | { readonly result: 'unsure'; readonly because: MissingKnowledge }
  | { readonly result: 'fails'; readonly because: Mismatch };

/** How much a capability narrows the choice: few tools move money, very many read something. */
const RARITY: Record<Capability, number> = {
  'moves-money': 4,
  'delegates-to-agents': 4,
  'writes-memory': 4,
  'handles-credentials': 4,
  'operates-browser': 4,
  'writes-config': 3,
  admin: 3,
  'runs-code': 3,
  'deletes-data': 3,
  'communicates-externally': 2,
  'ingests-untrusted-content': 1,
  'reads-private-data': 1,
};

/** How rare the rarest of these capabilities is; 0 without any. */
export function rarityOf(capabilities: readonly Capability[]): number {
  return Math.max(0, ...capabilities.map((capability) => RARITY[capability]));
}

/** Does a tool meet every list of the criteria? What is not known of it is never read as a no. */
export function matchCriteria(criteria: Criteria, subject: AttackSubject): CriteriaMatch {
  const answers = [
    matchCapability(criteria, subject),
    matchCategory(criteria, subject),
    matchParameter(criteria, subject),
    matchWord(criteria, subject),
  ].filter((answer) => answer !== undefined);
  const failed =
    answers.find(({ result }) => result === 'fails') ??
    answers.find(({ result }) => result === 'unsure');
  if (failed) return failed;
  const met = answers.filter((answer) => answer.result === 'matches');
  return {
    result: 'matches',
    traits: withCategory(
      criteria,
      subject,
      met.flatMap(({ traits }) => traits),
    ),
    rarity: met.reduce((sum, { rarity }) => sum + rarity, 0),
  };
}

/** A category says little beside a capability, and that a tool reads says nothing beside anything. */
function withCategory(
  { anyCategory, anyCapability }: Criteria,
  { assessment: { category } }: AttackSubject,
  traits: readonly ToolTrait[],
): readonly ToolTrait[] {
  if (!anyCategory || anyCapability) return traits;
  return category === 'read' && traits.length > 0
    ? traits
    : [{ kind: 'category', category }, ...traits];
}

function matchCapability(
  { anyCapability }: Criteria,
  { assessment }: AttackSubject,
): CriteriaMatch | undefined {
  if (!anyCapability) return undefined;
  const held = anyCapability.filter((capability) => assessment.capabilities.includes(capability));
  if (held.length > 0)
    return {
      result: 'matches',
      traits: held.map((capability) => ({ kind: 'capability', capability })),
      rarity: rarityOf(held),
    };
  return assessment.confidence === 'poor'
    ? { result: 'unsure', because: { kind: 'poor-evidence', capabilities: anyCapability } }
    : { result: 'fails', because: { kind: 'no-capability', capabilities: anyCapability } };
}

function matchCategory(
  { anyCategory }: Criteria,
  { assessment: { category } }: AttackSubject,
): CriteriaMatch | undefined {
  if (!anyCategory) return undefined;
  if (category === 'unknown') return { result: 'unsure', because: { kind: 'unknown-category' } };
  return anyCategory.some((wanted) => wanted === category)
    ? { result: 'matches', traits: [], rarity: 0 }
    : { result: 'fails', because: { kind: 'other-category', category } };
}

function matchParameter(
  { anyParameter }: Criteria,
  { tool }: AttackSubject,
): CriteriaMatch | undefined {
  if (!anyParameter) return undefined;
  if (tool.parameters === null)
    return { result: 'unsure', because: { kind: 'unknown-parameters' } };
  for (const carries of anyParameter) {
    const found = tool.parameters.find((parameter) => parameterKinds(parameter).includes(carries));
    if (found)
      return {
        result: 'matches',
        traits: [{ kind: 'parameter', carries, name: found.name }],
        rarity: 1,
      };
  }
  return { result: 'fails', because: { kind: 'no-parameter', carries: anyParameter } };
}

function matchWord({ anyWord }: Criteria, { tool }: AttackSubject): CriteriaMatch | undefined {
  if (!anyWord) return undefined;
  const word = nameWords(tool.name).find((candidate) => anyWord.includes(candidate));
  return word
    ? { result: 'matches', traits: [{ kind: 'name-word', word }], rarity: 2 }
    : { result: 'fails', because: { kind: 'no-name-word' } };
}
