import { aliasesOf } from '#domain/attack/alias.ts';
import type { AttackEntry } from '#domain/attack/entry.ts';
import { stopping } from '#domain/attack/stopping.ts';
import type { Preset } from '#domain/policy/preset.ts';
import { ruleOfRow } from '#domain/policy/recommend.ts';
import { rowOfAttack, rowOfStopping } from '#rows/attack-row.ts';
import type { Insert } from './insert.ts';
import type { ServerModel } from './model.ts';
import type { Content } from './read/content.ts';

/** Writes risk rules, presets and attacks, and what each row of a preset does about each pattern. */
export function writeContent(insert: Insert, content: Content, model: ServerModel): void {
  const { rules, objects, severity } = content.risk;
  for (const { id, ...body } of rules)
    insert('risk_rule', { id, title: body.title, body: JSON.stringify(body) });
  insert('vocabulary', { id: 'severity-table', body: JSON.stringify(severity) });
  insert('vocabulary', { id: 'object-classes', body: JSON.stringify(objects) });
  for (const preset of model.presets) writePreset(insert, preset);
  writeAttacks(insert, content.attacks, model.attacks);
  for (const preset of model.presets) writeStopping(insert, preset, model.attacks);
  for (const [id, body] of content.outlines.datasets)
    insert('outline_dataset', { id, body: JSON.stringify(body) });
  const { accuracy } = content.outlines;
  if (accuracy) insert('vocabulary', { id: 'outline-accuracy', body: JSON.stringify(accuracy) });
}

function writePreset(insert: Insert, preset: Preset): void {
  insert('preset', { id: preset.id, body: JSON.stringify(preset) });
  preset.rows
    .map((row) => ruleOfRow(row))
    .forEach(({ decision, limits, because }, position) => {
      const rule = { decision, limits: JSON.stringify(limits), because };
      insert('preset_row', { preset: preset.id, position, ...rule });
    });
}

function writeAttacks(
  insert: Insert,
  { combinations, frameworks, release }: Content['attacks'],
  attacks: readonly AttackEntry[],
): void {
  for (const [id, body] of Object.entries({ frameworks, release }))
    insert('vocabulary', { id, body: JSON.stringify(body) });
  combinations.forEach((combination, position) => {
    const { id, name } = combination;
    insert('combination', { id, position, name, body: JSON.stringify(combination) });
  });
  for (const attack of attacks) insert('attack', rowOfAttack(attack));
  const slugs = new Set(attacks.map(({ slug }) => slug));
  for (const attack of attacks) {
    for (const { address, label } of aliasesOf(attack)) {
      if (!slugs.has(address)) insert('attack_alias', { address, attack: attack.id, label });
    }
  }
}

/** A rule of a preset depends on its row alone, and so does what it does about an attack. */
function writeStopping(insert: Insert, preset: Preset, attacks: readonly AttackEntry[]): void {
  const rules = preset.rows.map((row) => ruleOfRow(row));
  for (const attack of attacks) {
    if (attack.kind !== 'pattern') continue;
    rules.forEach((rule, position) => {
      const place = { attack: attack.id, preset: preset.id, preset_row: position };
      insert('attack_stopping', { ...place, ...rowOfStopping(stopping(attack, rule)) });
    });
  }
}
