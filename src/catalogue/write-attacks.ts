import { aliasesOf } from '#domain/attack/alias.ts';
import { type AttackEntry, publicDate } from '#domain/attack/entry.ts';
import { scoredSeverity } from '#domain/attack/score.ts';
import { type AttackContent, attackEntries } from './read/attack-content.ts';
import type { Insert } from './write.ts';

/** Writes the vocabularies, all entries, and the other names under which they are found. */
export function writeAttacks(insert: Insert, content: AttackContent): void {
  const { combinations, frameworks, release } = content;
  for (const [id, body] of Object.entries({ combinations, frameworks, release })) {
    insert('vocabulary', { id, body: JSON.stringify(body) });
  }
  const entries = attackEntries(content);
  for (const entry of entries) writeEntry(insert, entry);
  const slugs = new Set(entries.map(({ slug }) => slug));
  for (const entry of entries) {
    for (const { address, label } of aliasesOf(entry)) {
      if (!slugs.has(address)) insert('attack_alias', { address, attack: entry.id, label });
    }
  }
}

function writeEntry(insert: Insert, entry: AttackEntry): void {
  const { kind, slug, ...body } = entry;
  insert('attack', {
    id: entry.id,
    slug,
    kind,
    name: entry.name,
    severity: entry.kind === 'pattern' ? entry.severity : scoredSeverity(entry.scores),
    evidence: entry.evidence,
    coverage: entry.policy.coverage,
    public: publicDate(entry) ?? null,
    body: JSON.stringify(body),
  });
}
