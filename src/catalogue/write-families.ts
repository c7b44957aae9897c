import type { CompiledRules } from '#domain/risk/compile.ts';
import type { Fact } from '#domain/risk/facts.ts';
import { familiesOf } from '#domain/risk/families/families.ts';
import type { FamilyTool } from '#domain/risk/families/family-tool.ts';
import { withoutEvidence } from '#domain/risk/families/reasons.ts';
import type { Insert } from './insert.ts';
import { textNumber } from './numbers.ts';

/** A tool as its families see it, with its number. */
export interface MemberOfFamily extends FamilyTool {
  readonly id: number;
}

/** Without the words that show a fact: families compare what is known, not how it was said. */
export function withoutWords(tool: MemberOfFamily): MemberOfFamily {
  const { action, object, touched, ...others } = tool.facts;
  const bare = <F extends Fact>(fact: F): F => ({
    ...fact,
    evidence: fact.evidence.map((each) => (each.fact ? each : { ...each, words: '' })),
  });
  const { amount, audience, state, manner } = others;
  return {
    ...tool,
    facts: {
      action: bare(action),
      object: object && bare(object),
      touched: touched.map(bare),
      amount: amount && bare(amount),
      audience: audience && bare(audience),
      state: state && bare(state),
      manner: manner && bare(manner),
    },
  };
}

/** Writes the families of all tools, and what makes a tool an exception. */
export function writeFamilies(
  insert: Insert,
  tools: readonly MemberOfFamily[],
  rules: CompiledRules,
): void {
  for (const { key, tools: members, usual, exceptions } of familiesOf(tools, rules)) {
    const family = textNumber(JSON.stringify(key));
    insert('family', {
      id: family,
      action: key.by === 'class' ? key.action : null,
      object: key.by === 'class' ? (key.objectClass ?? null) : null,
      discloses: key.by === 'class' ? (key.discloses ?? null) : null,
      verb: key.by === 'name' ? key.verb : null,
      noun: key.by === 'name' ? key.noun : null,
      tools: members.length,
      usual,
      exceptions: exceptions.length,
    });
    for (const { tool, level, reasons } of exceptions)
      insert('family_exception', {
        ...{ family, tool: tool.id, severity: level },
        reasons: JSON.stringify(reasons.map(withoutEvidence)),
      });
  }
}
