import type { RiskCategory } from './category.ts';
import type { Evidence } from './evidence.ts';
import type { FactOfKind, Manner } from './facts.ts';
import type { FiredRules } from './fired-rules.ts';
import type { Reading } from './reading.ts';
import type { Reversibility, Undo } from './reversibility.ts';
import { statedFact } from './stated.ts';

type Found = Pick<Undo, 'by' | 'from'>;

const OF_MANNER: Partial<Record<Manner, Found>> = {
  trash: { by: 'person', from: 'trash' },
  scheduled: { by: 'call', from: 'schedule' },
};

/** Characters before and after the words that say where it is kept. */
const AROUND = { before: 80, after: 220 };
const PERIOD =
  /\b(?:\d+|an?|one|two|three|six|seven|fourteen|thirty|sixty|ninety)[ -](?:hour|day|week|month|year)s?\b/i;

/** How long it is kept, as the text says it near those words. */
function periodNear(evidence: readonly Evidence[], { texts }: Reading): string | undefined {
  for (const { words } of evidence) {
    for (const { text } of texts) {
      const plain = text.replace(/\s+/g, ' ');
      const at = plain.indexOf(words);
      if (at < 0) continue;
      const near = plain.slice(Math.max(0, at - AROUND.before), at + words.length + AROUND.after);
      const period = PERIOD.exec(near)?.[0];
      if (period) return period.replace('-', ' ');
    }
  }
  return undefined;
}

/**
 * Who can undo the worst plausible call; undefined where nobody can, or nothing changes. The way in
 * which it acts goes first, then the rule that gave the answer; else another call can.
 */
export function undoOf(
  { effect, category, touches, arguments: args, reading }: FiredRules,
  reversibility: Reversibility,
  manner: FactOfKind<'manner'> | undefined,
): Undo | undefined {
  if (reversibility !== 'yes' && reversibility !== 'partly') return undefined;
  const ofManner = manner && OF_MANNER[manner.value];
  if (ofManner)
    return { ...ofManner, ...withPeriod(manner.evidence, reading), evidence: manner.evidence };
  const own = effect?.rule.category === category ? [effect] : [];
  const decided = [...touches, ...args, ...own].find(
    ({ rule }) => rule.undo && rule.reversible === reversibility,
  );
  const found = decided?.rule.undo;
  if (!decided || !found)
    return { by: isRestored(category, reading) ? 'person' : 'call', evidence: [] };
  return { ...found, ...withPeriod(decided.evidence, reading), evidence: decided.evidence };
}

/** What is deleted, and can be undone in part as a source states, is restored by a person. */
const isRestored = (category: RiskCategory, { subject }: Reading): boolean =>
  category === 'destructive' && statedFact(subject.tool.states, 'reversible')?.value === 'partly';

function withPeriod(evidence: readonly Evidence[], reading: Reading): Pick<Undo, 'within'> {
  const within = periodNear(evidence, reading);
  return within ? { within } : {};
}
