import type { PatternEntry } from '#domain/attack/pattern.ts';
import type { Relevance } from '#domain/attack/relevance.ts';
import type { Stopping, StoppingEffect } from '#domain/attack/stopping.ts';
import type { PresetId } from '#domain/policy/preset.ts';
import type { Severity } from '#domain/risk/severity.ts';
import { relevanceFromRow, type StoredRelevance, stoppingFromRow } from '#rows/attack-row.ts';
import { patternBySlug } from './attacks.ts';
import { type Catalogue, rows, rowsIn } from './database.ts';
import { memo } from './memo.ts';

/** An attack that concerns a tool, and what a preset's rule on the tool does about it. */
export interface ToolAttack {
  readonly pattern: PatternEntry;
  readonly relevance: StoredRelevance;
  /** Is it one of the few that a page shows first? */
  readonly shortlisted: boolean;
  readonly stopping: Stopping;
}

/** Why attacks concern tools, by the number of the reason; the verdict is each tool's own. */
const reasons = memo('relevance reasons', (db): ReadonlyMap<string, StoredRelevance> => {
  const found = rows<{ id: number; body: string }>(db, 'SELECT id, body FROM relevance_reason');
  return new Map(
    found.map(({ id, body }) => [
      String(id),
      relevanceFromRow({ verdict: 'applies', reason: body }),
    ]),
  );
});

interface Stopped {
  readonly slug: string;
  readonly stopping: Stopping;
}

const stoppingKey = (attack: string, preset: string, place: number): string =>
  `${attack} ${preset} ${place}`;

/** What each row of a preset does about each attack. */
const stoppings = memo('stoppings', (db): ReadonlyMap<string, Stopped> => {
  type Row = {
    attack: string;
    slug: string;
    preset: string;
    place: number;
    effect: StoppingEffect;
    reason: string;
  };
  const sql = `SELECT s.attack, a.slug, s.preset, s.preset_row AS place, s.effect, s.reason
    FROM attack_stopping s JOIN attack a ON a.id = s.attack`;
  return new Map(
    rows<Row>(db, sql).map(({ attack, slug, preset, place, effect, reason }) => [
      stoppingKey(attack, preset, place),
      { slug, stopping: stoppingFromRow({ effect, reason }) },
    ]),
  );
});

interface ConcerningAttack {
  readonly attack: string;
  readonly verdict: Relevance['verdict'];
  readonly shortlisted: number;
  readonly reason: number;
  /** The row of the preset that decides about the tool. */
  readonly place: number;
}

/** The attacks that concern the tools of a server, by the slug of the tool, most relevant first. */
const attacksByTool = memo(
  'attacks by tool',
  (db, server: string, preset: PresetId): ReadonlyMap<string, ConcerningAttack[]> => {
    const sql = `SELECT t.slug AS tool, x.attack, x.verdict, x.shortlisted, x.reason,
        r.preset_row AS place
      FROM tool t JOIN tool_attack x ON x.tool = t.id
        JOIN tool_rule r ON r.tool = t.id AND r.preset = ?
      WHERE t.server = ? ORDER BY t.id, x.position`;
    type Row = ConcerningAttack & { tool: string };
    return Map.groupBy(rowsIn<Row>(db, { server }, sql, preset, server), ({ tool }) => tool);
  },
);

/** The attacks that concern a tool, most relevant first. */
export function attacksOfTool(
  db: Catalogue,
  server: string,
  tool: string,
  preset: PresetId,
): ToolAttack[] {
  const found = attacksByTool(db, server, preset).get(tool) ?? [];
  if (found.length === 0) return [];
  const why = reasons(db);
  const how = stoppings(db);
  return found.flatMap(({ attack, verdict, shortlisted, reason, place }) => {
    const relevance = why.get(String(reason));
    const stopped = how.get(stoppingKey(attack, preset, place));
    if (!relevance || !stopped) return [];
    return {
      pattern: patternBySlug(db, stopped.slug),
      relevance: { ...relevance, verdict },
      shortlisted: shortlisted === 1,
      stopping: stopped.stopping,
    };
  });
}

/** An attack and the tools of a server through which it applies alone, worst first. */
export interface ServerAttack {
  readonly pattern: PatternEntry;
  readonly tools: readonly { readonly name: string; readonly slug: string }[];
  /** What the preset's rule on each of these tools does about it. */
  readonly effects: readonly StoppingEffect[];
}

/** The attacks that apply to single tools of a server, those through most tools first. */
export function attacksOfServer(db: Catalogue, server: string, preset: PresetId): ServerAttack[] {
  const sql = `SELECT a.slug AS attack, t.name, t.slug, s.effect
    FROM tool t JOIN tool_attack x ON x.tool = t.id JOIN attack a ON a.id = x.attack
      JOIN tool_rule r ON r.tool = t.id AND r.preset = ?
      JOIN attack_stopping s ON s.attack = x.attack AND s.preset = r.preset
        AND s.preset_row = r.preset_row
    WHERE t.server = ? AND x.verdict = 'applies' ORDER BY a.id, t.severity_rank DESC, t.name`;
  type Row = { attack: string; name: string; slug: string; effect: StoppingEffect };
  const byAttack = Map.groupBy(
    rowsIn<Row>(db, { server }, sql, preset, server),
    ({ attack }) => attack,
  );
  return [...byAttack]
    .map(([attack, found]) => ({
      pattern: patternBySlug(db, attack),
      tools: found.map(({ name, slug }) => ({ name, slug })),
      effects: found.map(({ effect }) => effect),
    }))
    .sort((a, b) => b.tools.length - a.tools.length);
}

/** Slugs of the attacks that apply to each tool of a server by itself, most relevant first, by the tool's slug. */
export function appliedAttacks(db: Catalogue, server: string): ReadonlyMap<string, string[]> {
  const sql = `SELECT t.slug AS tool, a.slug AS attack
    FROM tool t JOIN tool_attack x ON x.tool = t.id JOIN attack a ON a.id = x.attack
    WHERE t.server = ? AND x.verdict = 'applies' ORDER BY t.name, x.position`;
  const byTool = new Map<string, string[]>();
  for (const { tool, attack } of rowsIn<{ tool: string; attack: string }>(
    db,
    { server },
    sql,
    server,
  )) {
    const known = byTool.get(tool);
    if (known) known.push(attack);
    else byTool.set(tool, [attack]);
  }
  return byTool;
}

/** How many tools of the catalogue each pattern applies to alone, by slug. */
export const exposedCounts = memo('exposed counts', (db): ReadonlyMap<string, number> => {
  const sql = `SELECT a.slug, count(x.tool) AS tools FROM attack a
        LEFT JOIN tool_attack x ON x.attack = a.id AND x.verdict = 'applies'
      WHERE a.kind = 'pattern' GROUP BY a.id ORDER BY a.id`;
  const counts = rows<{ slug: string; tools: number }>(db, sql);
  return new Map(counts.map(({ slug, tools }) => [slug, tools]));
});

export interface ExposedTool {
  readonly server: string;
  readonly serverLabel: string;
  readonly name: string;
  readonly slug: string;
  readonly severity: Severity;
  readonly relevance: StoredRelevance;
}

/** Tools that a pattern applies to, those on which a call can do most harm first, then those of widely used servers. */
export function exposedTools(db: Catalogue, pattern: string, limit: number): ExposedTool[] {
  const sql = `SELECT t.server, s.label AS serverLabel, t.name, t.slug, t.severity, x.verdict,
      w.body AS reason
    FROM attack a JOIN tool_attack x ON x.attack = a.id AND x.verdict = 'applies'
      JOIN tool t ON t.id = x.tool JOIN server s ON s.slug = t.server
      JOIN relevance_reason w ON w.id = x.reason JOIN order_of_use o ON o.slug = t.server
    WHERE a.slug = ?
    ORDER BY t.severity_rank DESC, o.place, t.name LIMIT ?`;
  type Row = Omit<ExposedTool, 'relevance'> & { verdict: Relevance['verdict']; reason: string };
  return rows<Row>(db, sql, pattern, limit).map(({ verdict, reason, ...tool }) => ({
    ...tool,
    relevance: relevanceFromRow({ verdict, reason }),
  }));
}
