import type { CompiledRules } from '../compile.ts';
import type { Facts } from '../facts-of.ts';
import type { FiredRules } from '../fired-rules.ts';
import { nounRuns } from '../hits.ts';
import type { Reversibility } from '../reversibility.ts';
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
  const { severity: level, ignored, basis } = severityOf(fired, rules);
  if (level === 'unknown' || !basis) return undefined;
  const [name] = nounRuns(fired.reading.sources);
  const verb = fired.reading.nameVerbs[0] ?? fired.effect?.occurrence;
  return {
    verb: verb?.verb.lemma ?? '',
    noun: (name?.tokens ?? [])
      .map(({ stem }) => stem)
      .filter((stem) => stem !== '')
      .join(' '),
    level,
    facts: basis.facts,
    reversibility: basis.reversibility,
    ignored,
  };
}
