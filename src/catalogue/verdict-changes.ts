import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { AssessedServer } from './assess-servers.ts';

export interface VerdictChange {
  readonly server: string;
  readonly tool: string;
  /** Category and severity, as in `write, high`. */
  readonly before: string;
  readonly after: string;
}

interface Verdict {
  server: string;
  name: string;
  category: string;
  severity: string;
}

function verdictsIn(path: string): Map<string, string> {
  const db = new Database(path, { readonly: true });
  try {
    const rows = db.prepare('SELECT server, name, category, severity FROM tool').all() as Verdict[];
    return new Map(
      rows.map(({ server, name, category, severity }) => [
        JSON.stringify([server, name]),
        `${category}, ${severity}`,
      ]),
    );
  } finally {
    db.close();
  }
}

/**
 * The tools whose verdict differs from that in the database of the last build, whatever changed it:
 * a rule, a summary or a source. Null where there is no such database, or none that can be read.
 */
export function verdictChanges(
  previous: string,
  servers: readonly AssessedServer[],
): VerdictChange[] | null {
  if (!existsSync(previous)) return null;
  let old: Map<string, string>;
  try {
    old = verdictsIn(previous);
  } catch {
    return null;
  }
  return servers.flatMap((server) =>
    server.tools.flatMap(({ name, assessment }) => {
      const before = old.get(JSON.stringify([server.slug, name]));
      const after = `${assessment.category}, ${assessment.severity}`;
      if (before === undefined || before === after) return [];
      return [{ server: server.slug, tool: name, before, after }];
    }),
  );
}

const SHOWN = 30;

/** The changes as lines for a person, the first thirty by name. */
export function changesText(changes: readonly VerdictChange[] | null): string {
  if (changes === null) return '';
  if (changes.length === 0) return '  No verdict differs from the last build.';
  const lines = changes
    .slice(0, SHOWN)
    .map(({ server, tool, before, after }) => `    ${server}/${tool}: ${before} → ${after}`);
  const rest = changes.length - lines.length;
  if (rest > 0) lines.push(`    … and ${rest.toLocaleString('en')} more`);
  const count = changes.length.toLocaleString('en');
  return [`  ${count} verdicts differ from the last build:`, ...lines].join('\n');
}
