import type { StixContext } from './stix.ts';

export interface StixObject {
  readonly type: string;
  readonly id: string;
  readonly [property: string]: unknown;
}

/** Makes STIX objects that share an author, a marking for the licence and a time. */
export function stixIds({ about, site, uuid }: StixContext) {
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
