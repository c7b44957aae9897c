import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { SEVERITIES, severityRank } from '#domain/risk/severity.ts';

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
  severity_rank: number;
}

/** The verdicts of a catalogue, by server and name. An index holds all that is read. */
function verdictsIn(path: string): Verdict[] {
  const db = new Database(path, { readonly: true });
  try {
    const sql = 'SELECT server, name, category, severity_rank FROM tool ORDER BY server, name';
    return db.prepare(sql).all() as Verdict[];
  } finally {
    db.close();
  }
}

const keyOf = ({ server, name }: Verdict): string => JSON.stringify([server, name]);

const textOf = ({ category, severity_rank: rank }: Verdict): string =>
  `${category}, ${SEVERITIES.find((severity) => severityRank(severity) === rank)}`;

/**
 * The tools whose verdict differs from that in the database of the last build, whatever changed it:
 * a rule, a summary or a source. Null where there is no such database, or none that can be read.
 */
export function verdictChanges(previous: string, database: string): VerdictChange[] | null {
  if (!existsSync(previous)) return null;
  let old: Map<string, string>;
  try {
    old = new Map(verdictsIn(previous).map((verdict) => [keyOf(verdict), textOf(verdict)]));
  } catch {
    return null;
  }
  return verdictsIn(database).flatMap((verdict) => {
    const before = old.get(keyOf(verdict));
    const after = textOf(verdict);
    if (before === undefined || before === after) return [];
    return [{ server: verdict.server, tool: verdict.name, before, after }];
  });
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
