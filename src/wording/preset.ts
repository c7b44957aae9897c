import type { PresetCase, PresetRow } from '#domain/policy/preset.ts';
import { listed } from './list.ts';
import { CAPABILITY_CLAUSE, CATEGORY_LABEL, SEVERITY_LABEL } from './risk.ts';
import { DECISION_LABEL, limitList, READ } from './rule.ts';
import { capitalised } from './sentence.ts';

/** "Write; severity low or medium": which tools a row of a preset is for. */
export function rowTools({ when }: PresetRow): string {
  const { category = [], severity = [], anyCapability = [], suspicious } = when;
  const categories = category.map((id) => CATEGORY_LABEL[id]);
  const severities = severity.map((id) => SEVERITY_LABEL[id].toLowerCase());
  const capabilities = anyCapability.map((id) => CAPABILITY_CLAUSE[id]);
  const parts = [
    ...(categories.length > 0 ? [listed(categories, 'or')] : []),
    ...(severities.length > 0 ? [`severity ${listed(severities, 'or')}`] : []),
    ...(capabilities.length > 0 ? [`it ${listed(capabilities, 'or')}`] : []),
    ...(suspicious ? ['its definition is suspicious'] : []),
  ];
  return parts.length === 0 ? 'Everything else' : capitalised(parts.join('; '));
}

/** "Allow, at most 60 calls an hour (a client that cannot count runs it)": the rule of a row, short. */
export function rowRule({ rule }: PresetRow): string {
  const decision = DECISION_LABEL[rule.decision];
  const limited = rule.limits ? `${decision}, at most ${limitList(rule.limits)}` : decision;
  if (rule.ifCannotCount === 'allow') return `${limited} (a client that cannot count runs it)`;
  return rule.ifCannotAsk === 'allow' ? `${limited} (a client that cannot ask runs it)` : limited;
}

const CASE_DOES: Readonly<Record<PresetCase['decision'], string>> = {
  allow: 'runs',
  ask: 'asks',
  deny: 'refuses',
};

const DESTINATION = {
  named: 'the user named the destination',
  'named-or-seen': 'the user named the destination or a result held it',
  nobody: 'it reaches nobody',
  address: 'it opens an address',
} as const;

const STATEMENT = { 'only-reads': 'the SQL only reads', any: 'it takes SQL' } as const;

/** "Runs if the user named the destination": what a row decides with the guard, one line for each case, in order. */
export function rowCases({ rule: { cases = [] } }: PresetRow): string[] {
  return cases.map(({ when, decision }) => {
    const { after = [], destination, amount, statement } = when;
    const conditions = [
      ...(after.length > 0
        ? [`the session has read ${listed(after.map((mark) => READ[mark]))}`]
        : []),
      ...(destination === undefined ? [] : [DESTINATION[destination]]),
      ...(amount === undefined
        ? []
        : [destination === 'named' ? 'the amount' : 'the user named the amount']),
      ...(statement === undefined ? [] : [STATEMENT[statement]]),
    ];
    const does = capitalised(CASE_DOES[decision]);
    return conditions.length === 0 ? `${does} otherwise` : `${does} if ${listed(conditions)}`;
  });
}
