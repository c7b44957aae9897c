import type { Family, FamilyException } from '#domain/risk/families/families.ts';
import { familyReasonClause, familyReasonWords, familyTitle } from './families.ts';

/** One exception as a line of text: its severity, its tool and what makes it one. */
export function exceptionLine({
  tool,
  level,
  reasons,
}: FamilyException<{ readonly id: string }>): string {
  const clauses = reasons.map((reason) => {
    const words = familyReasonWords(reason);
    return `${familyReasonClause(reason)}${words ? ` (“${words}”)` : ''}`;
  });
  return `  ${level.padEnd(9)}${tool.id}: ${clauses.join(', ') || 'no fact differs'}`;
}

function familyLines({ key, usual, counts, tools, exceptions }: Family<{ readonly id: string }>) {
  const others = Object.entries(counts).filter(([level, count]) => level !== usual && count > 0);
  const rest = others.map(([level, count]) => `, ${count} ${level}`).join('');
  return [
    `${familyTitle(key)}: ${tools.length} tools, ${counts[usual]} ${usual}${rest}`,
    ...exceptions.map(exceptionLine),
  ];
}

/** Every family as lines of text, those with faults last, and a line that counts them. */
export function familyReport(families: readonly Family<{ readonly id: string }>[]): string[] {
  const faulty = families.flatMap(({ exceptions, ...family }) => {
    const faults = exceptions.filter(({ isFault }) => isFault);
    return faults.length > 0 ? [{ ...family, exceptions: faults }] : [];
  });
  const uneven = families.filter(({ exceptions }) => exceptions.length > 0).length;
  return [
    ...families.flatMap(familyLines),
    '',
    `${families.length} families; ${families.length - uneven} have one severity, ${uneven} have exceptions, ${faulty.length} have faults`,
    ...faulty.flatMap(familyLines),
  ];
}
