import type { PresetRow } from '#domain/policy/preset.ts';
import { CAPABILITY_CLAUSE, CATEGORY_LABEL, SEVERITY_LABEL } from '#wording/risk.ts';
import { limitList } from '#wording/rule.ts';

const either = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

/** "Write, severity low or medium": which tools a row of a preset is for. */
export function whenWords({ when }: PresetRow): string {
  const categories = when.category?.map((id) => CATEGORY_LABEL[id]);
  const severities = when.severity?.map((id) => SEVERITY_LABEL[id].toLowerCase());
  const capabilities = when.anyCapability?.map((id) => CAPABILITY_CLAUSE[id]);
  const parts = [
    ...(categories ? [either(categories)] : []),
    ...(severities ? [`severity ${either(severities)}`] : []),
    ...(capabilities ? [`it ${either(capabilities)}`] : []),
    ...(when.suspicious ? ['its definition is suspicious'] : []),
  ];
  const words = parts.length === 0 ? 'Everything else' : parts.join('; ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "Ask, at most 5 calls a day": the rule of a row, short. */
export function rowRuleWords({ rule }: PresetRow): string {
  const decision = rule.decision.charAt(0).toUpperCase() + rule.decision.slice(1);
  return rule.limits ? `${decision}, at most ${limitList(rule.limits)}` : decision;
}
