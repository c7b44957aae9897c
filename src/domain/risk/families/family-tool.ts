import type { CompiledRules } from '../compile.ts';
import { type Facts, factsOf } from '../facts-of.ts';
import { type FiredRules, withoutOurWords } from '../fired-rules.ts';
import { nounRuns } from '../hits.ts';
import type { Reversibility } from '../reversibility.ts';
import { reversibilityOf } from '../reversibility-of.ts';
import type { Severity } from '../severity.ts';
import { severityOf } from '../severity-of.ts';
import type { Level } from '../severity-table.ts';

/** A tool as its families see it: what its name says, and the facts that its severity follows from. */
export interface FamilyTool {
  /** The verb of the name, or else the one that decided: "delete". */
  readonly verb: string;
  /** The stems of the nouns after the verb in the name: "merge request"; empty where there are none. */
  readonly noun: string;
  readonly level: Level;
  /** With these facts the table of severities gives `level`. */
  readonly facts: Facts;
  readonly reversibility: Reversibility;
  /** The level that only our own wording would have raised it to. */
  readonly ignored: Severity | undefined;
}

/** Nothing where the evidence carried no verdict: such a tool has no level that could differ. */
export function familyTool(fired: FiredRules, rules: CompiledRules): FamilyTool | undefined {
  const { severity: level, ignored } = severityOf(fired, rules);
  if (level === 'unknown') return undefined;
  const [name] = nounRuns(fired.reading.sources);
  const verb = fired.reading.nameVerbs[0] ?? fired.effect?.occurrence;
  const counted = ignored ? withoutOurWords(fired, rules) : fired;
  return {
    verb: verb?.verb.lemma ?? '',
    noun: (name?.tokens ?? [])
      .map(({ stem }) => stem)
      .filter((stem) => stem !== '')
      .join(' '),
    level,
    facts: factsOf(counted, rules),
    reversibility: reversibilityOf(counted),
    ignored,
  };
}
