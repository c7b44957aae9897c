import { type AttackEntry, publicDate } from '#domain/attack/entry.ts';
import { FRAMEWORKS } from '#domain/attack/framework.ts';
import type { ControlKind } from '#domain/attack/policy-control.ts';
import type { Envelope } from '#domain/attack/release.ts';
import { CONTROL_LABEL } from '#wording/attack-vocabulary.ts';

export interface StixContext {
  readonly about: Envelope;
  readonly site: string;
  readonly urlOf: (entry: AttackEntry) => string;
  /** A UUID of version 5 for a name: the same name gives the same UUID. */
  readonly uuid: (name: string) => string;
}

export interface StixObject {
  readonly type: string;
  readonly id: string;
  readonly [property: string]: unknown;
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

/** Makes STIX objects that share an author, a marking for the licence and a time. */
function stixIds({ about, site, uuid }: StixContext) {
  const of = (type: string, name: string) => `${type}--${uuid(`${type}:${name}`)}`;
  const time = `${about.date}T00:00:00.000Z`;
  const author = of('identity', site);
  const marking = of('marking-definition', about.licence);
  const times = { spec_version: '2.1', created: time, modified: time };
  const object = (type: string, name: string, facts: Record<string, unknown>): StixObject => ({
    ...{ type, id: of(type, name), ...times },
    ...{ created_by_ref: author, object_marking_refs: [marking] },
    ...facts,
  });
  const link = (kind: string, source: string, target: string): StixObject =>
    object('relationship', `${source} ${kind} ${target}`, {
      ...{ relationship_type: kind, source_ref: source, target_ref: target },
    });
  const head = (): StixObject[] => [
    { type: 'identity', id: author, ...times, name: site, identity_class: 'organization' },
    {
      ...{ type: 'marking-definition', id: marking, spec_version: '2.1', created: time },
      ...{ created_by_ref: author, definition_type: 'statement' },
      definition: {
        statement: `Licence: ${about.licence}. Version ${about.version}, ${about.date}.`,
      },
    },
  ];
  return { of, object, link, head };
}

function instancesOf(entry: AttackEntry, slugs: ReadonlyMap<string, AttackEntry>): AttackEntry[] {
  if (entry.kind === 'pattern') return [];
  return entry.patterns.map((slug) => slugs.get(slug)).filter((pattern) => pattern !== undefined);
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
