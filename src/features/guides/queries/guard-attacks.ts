import {
  ATTACK_MEANS,
  type AttackMeans,
  type GuardAttack,
  type PlayedPreset,
} from '#domain/guard-attack/guard-attack.ts';
import type { AttackOutcome } from '#domain/guard-attack/play-attack.ts';
import { patternBySlug } from '#queries/attacks.ts';
import { type Catalogue, row, rows } from '#queries/database.ts';
import { memo } from '#queries/memo.ts';

/** A call's tool, as pages link to it. */
export interface CalledTool {
  readonly slug: string;
  readonly serverLabel: string;
}

/** An attack on the guard with how it ends. */
export interface PlayedAttack extends Omit<GuardAttack, 'patterns'> {
  readonly id: string;
  readonly outcomes: Readonly<Record<PlayedPreset, AttackOutcome>>;
  readonly patterns: readonly { readonly slug: string; readonly name: string }[];
  /** By the place of the step; nothing where the catalogue does not know the tool. */
  readonly tools: ReadonlyMap<number, CalledTool>;
}

/** All attacks on the guard, by what they make use of. */
export const guardAttacks = memo('guard attacks', (db): PlayedAttack[] => {
  const sql = `SELECT a.id, a.body, json_group_object(o.preset, json(o.body)) AS outcomes
      FROM guard_attack a JOIN guard_attack_outcome o ON o.attack = a.id GROUP BY a.id ORDER BY a.id`;
  const found = rows<{ id: string; body: string; outcomes: string }>(db, sql);
  return found.map(({ id, body, outcomes }) => {
    const attack = JSON.parse(body) as GuardAttack;
    const patterns = attack.patterns.map((slug) => ({
      slug,
      name: patternBySlug(db, slug).name,
    }));
    return { ...attack, id, outcomes: JSON.parse(outcomes), patterns, tools: called(db, attack) };
  });
});

function called(db: Catalogue, { session }: GuardAttack): Map<number, CalledTool> {
  const sql = `SELECT t.slug, s.label AS serverLabel FROM tool t JOIN server s ON s.slug = t.server
    WHERE t.server = ? AND t.name = ?`;
  const found = session.flatMap(({ call }, at): [number, CalledTool][] => {
    const tool = call && row<CalledTool>(db, sql, call.server, call.tool);
    return tool ? [[at, tool]] : [];
  });
  return new Map(found);
}

/** Where an attack is listed: stopped under the preset careful, or not, and then accepted or not. */
export type AttackList = 'stopped' | 'accepted' | 'open';

export const listOf = ({ outcomes, accepted }: PlayedAttack): AttackList =>
  outcomes.careful.stopped !== 'no' ? 'stopped' : accepted === false ? 'open' : 'accepted';

/** Attacks in the order of what they make use of; a group without any is left out. */
export function byMeans(
  attacks: readonly PlayedAttack[],
): { readonly means: AttackMeans; readonly attacks: readonly PlayedAttack[] }[] {
  return ATTACK_MEANS.flatMap((means) => {
    const own = attacks.filter((attack) => attack.means === means);
    return own.length > 0 ? [{ means, attacks: own }] : [];
  });
}
