import { BROWSE_FACETS, type BrowseFacet, type Filter } from './filter.ts';
import { OTHER_LETTER, type ToolFacts } from './tool-facts.ts';

type Test = (tool: number) => boolean;
type Tests = Readonly<Record<BrowseFacet, Test>>;

const always: Test = () => true;

/** Is the digit of a tool in this column one of those of the wanted values? */
function oneOf(column: string, vocabulary: readonly string[], values: readonly string[]): Test {
  if (values.length === 0) return always;
  const wanted = new Set(values.map((value) => String(vocabulary.indexOf(value))));
  return (tool) => wanted.has(column.charAt(tool));
}

/** Has a tool the bits of all of the wanted values in this column? */
function allOf(
  column: readonly number[],
  vocabulary: readonly string[],
  values: readonly string[],
): Test {
  if (values.some((value) => !vocabulary.includes(value))) return () => false;
  const wanted = values.reduce((bits, value) => bits | (1 << vocabulary.indexOf(value)), 0);
  return (tool) => ((column[tool] ?? 0) & wanted) === wanted;
}

function letterOf(facts: ToolFacts, values: readonly string[]): Test {
  if (values.length === 0) return always;
  const wanted = new Set(values.map((value) => (value === 'other' ? OTHER_LETTER : value)));
  return (tool) => wanted.has(facts.letter.charAt(tool));
}

const testsFor = (facts: ToolFacts, filter: Filter): Tests => ({
  severity: oneOf(facts.severity, facts.severities, filter.severity),
  category: oneOf(facts.category, facts.categories, filter.category),
  capability: allOf(facts.capability, facts.capabilities, filter.capability),
  notice: allOf(facts.notice, facts.notices, filter.notice),
  letter: letterOf(facts, filter.letter),
});

/** Places of the tools that meet the filter, in the order of the facts. */
export function narrow(facts: ToolFacts, filter: Filter): number[] {
  const tests = testsFor(facts, filter);
  const found: number[] = [];
  for (let tool = 0; tool < facts.names.length; tool += 1) {
    if (BROWSE_FACETS.every((by) => tests[by](tool))) found.push(tool);
  }
  return found;
}

function add(column: number[], place: number): void {
  column[place] = (column[place] ?? 0) + 1;
}

function addBits(column: number[], bits: number): void {
  for (let place = 0; bits >> place !== 0; place += 1) {
    if ((bits >> place) & 1) add(column, place);
  }
}

const REST = ['capability', 'notice', 'letter'] as const;

export type FacetCounts = Readonly<Record<Exclude<BrowseFacet, 'letter'>, number[]>>;

/**
 * By place in its vocabulary, how many tools each value stands for: of a severity or category those
 * that the other facets leave, of a capability or notice those that have it besides all that is chosen.
 */
export function countFacets(facts: ToolFacts, filter: Filter): FacetCounts {
  const { severities, categories, capabilities, notices } = facts;
  const tests = testsFor(facts, filter);
  const zeros = ({ length }: readonly string[]) => new Array<number>(length).fill(0);
  const counts = {
    severity: zeros(severities),
    category: zeros(categories),
    capability: zeros(capabilities),
    notice: zeros(notices),
  };
  for (let tool = 0; tool < facts.names.length; tool += 1) {
    if (!REST.every((by) => tests[by](tool))) continue;
    const isSeverity = tests.severity(tool);
    const isCategory = tests.category(tool);
    if (isCategory) add(counts.severity, Number(facts.severity.charAt(tool)));
    if (isSeverity) add(counts.category, Number(facts.category.charAt(tool)));
    if (!isSeverity || !isCategory) continue;
    addBits(counts.capability, facts.capability[tool] ?? 0);
    addBits(counts.notice, facts.notice[tool] ?? 0);
  }
  return counts;
}
