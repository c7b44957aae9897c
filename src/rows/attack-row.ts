import { type AttackEntry, publicDate } from '#domain/attack/entry.ts';
import type { Relevance } from '#domain/attack/relevance.ts';
import { scoredSeverity } from '#domain/attack/score.ts';
import type { Stopping } from '#domain/attack/stopping.ts';

/** A row of the table `attack`. */
export type AttackRow = ReturnType<typeof rowOfAttack>;

/** An entry of the attack database: what one looks for in columns, the whole of it as JSON. */
export function rowOfAttack(attack: AttackEntry) {
  const { kind, slug, ...body } = attack;
  return {
    id: attack.id,
    slug,
    kind,
    name: attack.name,
    severity: attack.kind === 'pattern' ? attack.severity : scoredSeverity(attack.scores),
    evidence: attack.evidence,
    coverage: attack.policy.coverage,
    public: publicDate(attack) ?? null,
    body: JSON.stringify(body),
  };
}

export const attackFromRow = ({
  kind,
  slug,
  body,
}: Pick<AttackRow, 'kind' | 'slug' | 'body'>): AttackEntry =>
  ({ ...JSON.parse(body), kind, slug }) as AttackEntry;

/** A stored relevance: its fit has become the attack's position among those of the tool. */
export type StoredRelevance = Omit<Relevance, 'fit'>;

/** The verdict is in the table `tool_attack`, the reason in `relevance_reason`. */
export function rowOfRelevance({ verdict, because, missing }: Relevance) {
  return { verdict, reason: JSON.stringify({ because, missing }) };
}

export const relevanceFromRow = ({
  verdict,
  reason,
}: ReturnType<typeof rowOfRelevance>): StoredRelevance => ({
  verdict,
  ...(JSON.parse(reason) as Pick<Relevance, 'because' | 'missing'>),
});

/** Columns of the table `attack_stopping`. */
export function rowOfStopping({ effect, because }: Stopping) {
  return { effect, reason: JSON.stringify({ because }) };
}

export const stoppingFromRow = ({
  effect,
  reason,
}: ReturnType<typeof rowOfStopping>): Stopping => ({
  effect,
  ...(JSON.parse(reason) as Pick<Stopping, 'because'>),
});
