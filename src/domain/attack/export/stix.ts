import { CONTROL_LABEL } from '#wording/attack-vocabulary.ts';
import { type AttackEntry, publicDate } from '../entry.ts';
import { FRAMEWORKS } from '../framework.ts';
import type { ControlKind } from '../policy-control.ts';
import type { Envelope } from './envelope.ts';
import { type StixObject, stixIds } from './stix-id.ts';

export interface StixContext {
  readonly about: Envelope;
  readonly site: string;
  readonly urlOf: (entry: AttackEntry) => string;
  /** A UUID of version 5 for a name: the same name gives the same UUID. */
  readonly uuid: (name: string) => string;
}

const TYPE = {
  pattern: 'attack-pattern',
  case: 'report',
  vulnerability: 'vulnerability',
} as const satisfies Record<AttackEntry['kind'], string>;

/**
 * The database as a STIX 2.1 bundle: patterns as attack-pattern, vulnerabilities as vulnerability,
 * cases as report on the patterns that they show, each distinct control as course-of-action, and the
 * relationships "mitigates" and "targets". Ids depend only on permanent ids and on the words of a control.
 */
export function stixBundle(entries: readonly AttackEntry[], context: StixContext): StixObject {
  const ids = stixIds(context);
  const slugs = new Map(entries.map((entry) => [entry.slug, entry]));
  const idOf = (entry: AttackEntry) => ids.of(TYPE[entry.kind], entry.id);
  const objects = entries.map((entry) => {
    const shown = instancesOf(entry, slugs).map(idOf);
    const report = entry.kind === 'case' ? reportFacts(entry, shown) : {};
    return ids.object(TYPE[entry.kind], entry.id, { ...facts(entry, context), ...report });
  });
  const actions = new Map<string, StixObject>();
  const links: StixObject[] = [];
  for (const entry of entries) {
    for (const { control, rule } of entry.policy.controls) {
      const action = ids.object('course-of-action', `${control}: ${rule}`, {
        name: `${CONTROL_LABEL[control as ControlKind]}: ${shortened(rule)}`,
        description: rule,
      });
      actions.set(action.id, action);
      links.push(ids.link('mitigates', action.id, idOf(entry)));
    }
    if (entry.kind !== 'vulnerability') continue;
    for (const pattern of instancesOf(entry, slugs))
      links.push(ids.link('targets', idOf(pattern), idOf(entry)));
  }
  const unique = new Map(links.map((link) => [link.id, link]));
  const all = [...ids.head(), ...objects, ...actions.values(), ...unique.values()];
  return { type: 'bundle', id: ids.of('bundle', `attacks ${context.about.version}`), objects: all };
}

function instancesOf(entry: AttackEntry, slugs: ReadonlyMap<string, AttackEntry>): AttackEntry[] {
  if (entry.kind === 'pattern') return [];
  return entry.patterns.map((slug) => slugs.get(slug)).filter((one) => one !== undefined);
}

/** A report needs a moment; a date without a day or month counts as the first of it. */
function reportFacts(entry: Extract<AttackEntry, { kind: 'case' }>, shown: readonly string[]) {
  const [year, month = '01', day = '01'] = entry.public.split('-');
  return {
    report_types: ['attack-pattern'],
    published: `${year}-${month}-${day}T00:00:00.000Z`,
    object_refs: shown,
  };
}

function facts(entry: AttackEntry, { urlOf, site }: StixContext): Record<string, unknown> {
  const description =
    entry.kind === 'pattern'
      ? `${entry.summary} What no rule on a call does: ${entry.policy.cannot}`
      : `${entry.how} What no rule on a call does: ${entry.policy.cannot}`;
  const own = { source_name: site, external_id: entry.id, url: urlOf(entry) };
  return {
    name: entry.name,
    description,
    ...(entry.kind === 'pattern' && entry.aliases.length > 0 ? { aliases: entry.aliases } : {}),
    labels: [`evidence:${entry.evidence}`, `rule:${entry.policy.coverage}`, ...dateLabel(entry)],
    external_references: [own, ...numbers(entry), ...mapped(entry), ...sources(entry)],
  };
}

function dateLabel(entry: AttackEntry): string[] {
  const date = publicDate(entry);
  return date === undefined ? [] : [`public:${date}`];
}

function numbers(entry: AttackEntry): Record<string, string>[] {
  if (entry.kind === 'pattern') return [];
  return [
    ...entry.cve.map((id) => ({ source_name: 'cve', external_id: id })),
    ...entry.ghsa.map((id) => ({ source_name: 'ghsa', external_id: id })),
  ];
}

function mapped({ mappings }: AttackEntry): Record<string, string>[] {
  return FRAMEWORKS.flatMap((key) =>
    (mappings[key]?.ids ?? []).map((id) => ({ source_name: key, external_id: id })),
  );
}

const sources = ({ sources: urls }: AttackEntry): Record<string, string>[] =>
  urls.map((url) => ({ source_name: new URL(url).hostname, url }));

const shortened = (rule: string): string => (rule.length <= 80 ? rule : `${rule.slice(0, 77)}…`);
