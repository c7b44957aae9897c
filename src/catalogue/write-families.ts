import type Database from 'better-sqlite3';
import type { CompiledRules } from '#domain/risk/compile.ts';
import { familiesOf } from '#domain/risk/families/families.ts';
import { withoutEvidence } from '#domain/risk/families/reasons.ts';
import type { AssessedServer } from './assess-servers.ts';
import type { Insert } from './insert.ts';

/** Writes the families of all tools, and what makes a tool an exception. */
export function writeFamilies(
  insert: Insert,
  db: Database.Database,
  servers: readonly AssessedServer[],
  rules: CompiledRules,
): void {
  const numbers = db.prepare('SELECT server || ? || name AS key, id FROM tool').all(SEPARATOR) as {
    key: string;
    id: number;
  }[];
  const idOf = new Map(numbers.map(({ key, id }) => [key, id]));
  const tools = servers.flatMap(({ slug, tools: each }) =>
    each.flatMap(({ name, family }) => {
      const id = idOf.get(`${slug}${SEPARATOR}${name}`);
      return family && id !== undefined ? [{ ...family, id }] : [];
    }),
  );
  for (const { key, tools: members, usual, exceptions } of familiesOf(tools, rules)) {
    const family = insert('family', {
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

/** In no slug. */
const SEPARATOR = '#';
