import { type GuardAttack, PLAYED_PRESETS } from '#domain/guard-attack/guard-attack.ts';
import { playAttack } from '#domain/guard-attack/play-attack.ts';
import type { Preset } from '#domain/policy/preset.ts';
import type { AssessedServer } from './assess-servers.ts';
import type { Insert } from './insert.ts';
import type { Entry } from './read/content-folder.ts';

/** Writes the attacks on the guard, each with how it ends under each preset. */
export function writeGuardAttacks(
  insert: Insert,
  attacks: readonly Entry<GuardAttack>[],
  servers: readonly AssessedServer[],
  presets: readonly Preset[],
): void {
  const tools = new Map(servers.map(({ slug, tools }) => [slug, tools]));
  for (const { id, value } of attacks) {
    insert('guard_attack', { id, means: value.means, body: JSON.stringify(value) });
    for (const preset of presets.filter(isPlayed)) {
      const outcome = playAttack(value, preset, (server) => tools.get(server));
      const { stopped } = outcome;
      const row = { attack: id, preset: preset.id, stopped, body: JSON.stringify(outcome) };
      insert('guard_attack_outcome', row);
    }
  }
}

const isPlayed = ({ id }: Preset): boolean => PLAYED_PRESETS.some((played) => played === id);
