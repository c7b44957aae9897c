import type Database from 'better-sqlite3';
import { type GuardAttack, PLAYED_PRESETS } from '#domain/guard-attack/guard-attack.ts';
import { playAttack } from '#domain/guard-attack/play-attack.ts';
import type { AssessedTool } from '#domain/policy/policy-for.ts';
import type { Preset } from '#domain/policy/preset.ts';
import { type ToolRow, toolFromRow } from '#rows/tool-row.ts';
import { type CollectedRows, collector } from './insert.ts';
import type { Entry } from './read/content-folder.ts';

/** The rows of all attacks on the guard, and the servers whose tools they were made from. */
export interface PlayedAttacks {
  readonly rows: CollectedRows;
  readonly servers: readonly string[];
}

/** Plays the attacks on the guard under each preset, with the tools that are written in `db`. */
export function playGuardAttacks(
  db: Database.Database,
  attacks: readonly Entry<GuardAttack>[],
  presets: readonly Preset[],
): PlayedAttacks {
  const { insert, rows } = collector();
  const tools = new Map<string, readonly AssessedTool[] | undefined>();
  const read = db.prepare('SELECT * FROM tool WHERE server = ? ORDER BY name');
  const toolsOf = (server: string) => {
    if (!tools.has(server)) {
      const found = (read.all(server) as ToolRow[]).map((row) => toolFromRow(row, []));
      tools.set(server, found.length > 0 ? found : undefined);
    }
    return tools.get(server);
  };
  for (const { id, value } of attacks) {
    insert('guard_attack', { id, means: value.means, body: JSON.stringify(value) });
    for (const preset of presets.filter(isPlayed)) {
      const outcome = playAttack(value, preset, toolsOf);
      const { stopped } = outcome;
      const row = { attack: id, preset: preset.id, stopped, body: JSON.stringify(outcome) };
      insert('guard_attack_outcome', row);
    }
  }
  return { rows, servers: [...tools.keys()] };
}

const isPlayed = ({ id }: Preset): boolean => PLAYED_PRESETS.some((played) => played === id);
