import type { Assessment } from '../risk/assessment.ts';
import { CAPABILITY_CLAUSE, type Capability } from '../risk/capability.ts';
import { CATEGORY_MEANING } from '../risk/category.ts';
import type { Tool } from '../tool.ts';
import type { Way } from './applies.ts';
import { nameWords } from './name-words.ts';
import { PARAMETER_KIND_LABEL, parameterKinds } from './parameter-kind.ts';
import { listed } from './sentence.ts';

/** A tool and the verdict on it. */
export interface Subject {
  readonly assessment: Assessment;
  readonly tool: Tool;
}

/** `open` holds clauses that complete "because it …"; `unsure` and `shut` one such clause. */
export type Match =
  | { readonly result: 'open'; readonly clauses: readonly string[]; readonly rarity: number }
  | { readonly result: 'unsure'; readonly clause: string }
  | { readonly result: 'shut'; readonly clause: string };

/** How much a capability narrows the choice: few tools move money, very many read something. */
const RARITY: Record<Capability, number> = {
  'moves-money': 4,
  'delegates-to-agents': 4,
  'writes-memory': 4,
  'handles-credentials': 4,
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

/** Does a tool meet every list of a way? What is not known of it is never read as a no. */
export function matchWay(way: Way, subject: Subject): Match {
  const matches = [
    matchCapability(way, subject),
    matchCategory(way, subject),
    matchParameter(way, subject),
    matchWord(way, subject),
  ].filter((match) => match !== undefined);
  const failed =
    matches.find((match) => match.result === 'shut') ??
    matches.find((match) => match.result === 'unsure');
  if (failed) return failed;
  const open = matches.filter((match) => match.result === 'open');
  return {
    result: 'open',
    clauses: clausesOf(
      way,
      subject,
      open.flatMap((match) => match.clauses),
    ),
    rarity: open.reduce((sum, match) => sum + match.rarity, 0),
  };
}

/** A category says little beside a capability, and that a tool reads says nothing beside anything. */
function clausesOf(
  way: Way,
  { assessment }: Subject,
  clauses: readonly string[],
): readonly string[] {
  if (!way.anyCategory || way.anyCapability) return clauses;
  const { category } = assessment;
  return category === 'read' && clauses.length > 0
    ? clauses
    : [CATEGORY_MEANING[category], ...clauses];
}

function matchCapability({ anyCapability }: Way, { assessment }: Subject): Match | undefined {
  if (!anyCapability) return undefined;
  const held = anyCapability.filter((capability) => assessment.capabilities.includes(capability));
  if (held.length > 0)
    return {
      result: 'open',
      clauses: held.map((one) => CAPABILITY_CLAUSE[one]),
      rarity: rarityOf(held),
    };
  const wanted = listed(
    anyCapability.map((one) => CAPABILITY_CLAUSE[one]),
    'or',
  );
  return assessment.confidence === 'poor'
    ? { result: 'unsure', clause: `the evidence is too poor to say whether it ${wanted}` }
    : { result: 'shut', clause: `nothing says that it ${wanted}` };
}

function matchCategory({ anyCategory }: Way, { assessment }: Subject): Match | undefined {
  if (!anyCategory) return undefined;
  const { category } = assessment;
  if (category === 'unknown')
    return { result: 'unsure', clause: 'the evidence does not say what a call does' };
  return anyCategory.some((one) => one === category)
    ? { result: 'open', clauses: [], rarity: 0 }
    : {
        result: 'shut',
        clause: `it ${CATEGORY_MEANING[category]}, which this attack has no use for`,
      };
}

function matchParameter({ anyParameter }: Way, { tool }: Subject): Match | undefined {
  if (!anyParameter) return undefined;
  if (tool.parameters === null) return { result: 'unsure', clause: 'its parameters are not known' };
  for (const kind of anyParameter) {
    const found = tool.parameters.find((parameter) => parameterKinds(parameter).includes(kind));
    if (found)
      return {
        result: 'open',
        clauses: [`takes ${PARAMETER_KIND_LABEL[kind]} (“${found.name}”)`],
        rarity: 1,
      };
  }
  const wanted = listed(
    anyParameter.map((kind) => PARAMETER_KIND_LABEL[kind]),
    'or',
  );
  return { result: 'shut', clause: `no parameter is named like ${wanted}` };
}

function matchWord({ anyWord }: Way, { tool }: Subject): Match | undefined {
  if (!anyWord) return undefined;
  const word = nameWords(tool.name).find((one) => anyWord.includes(one));
  return word
    ? { result: 'open', clauses: [`says “${word}” in its name`], rarity: 2 }
    : { result: 'shut', clause: 'its name says none of the words that this attack looks for' };
}
