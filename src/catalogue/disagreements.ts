import type { Disagreement, DisagreementField, Statement } from '#domain/disagreement.ts';
import type { Package } from '#domain/identity.ts';
import type { Fact } from '#domain/provenance.ts';
import type { Server } from '#domain/server.ts';
import { comparableRepository } from '#domain/server.ts';
import type { Hints, Parameter, Tool } from '#domain/tool.ts';
import { excerpt } from '#domain/upstream-text.ts';
import type { Identity } from './sources/server-from-record.ts';

/** One source's view of a server, as it was before merging; identities have no tools. */
export type Member = Server | Identity;

const LENGTH = 140;
const HINTS = ['readOnlyHint', 'destructiveHint', 'idempotentHint', 'openWorldHint'] as const;

const toolsOf = (member: Member): readonly Tool[] | null =>
  'tools' in member ? member.tools : null;

function sourceOf(member: Member, fact: Fact): string {
  const source = member.sources.find(({ gives }) => gives.includes(fact)) ?? member.sources[0];
  return source?.id ?? '';
}

const isDifferent = (statements: readonly Statement[]): boolean =>
  new Set(statements.map(({ says }) => says)).size > 1;

const SERVER_FIELDS: readonly {
  field: DisagreementField;
  fact: Fact;
  says: (member: Member, first: Package | undefined) => string | undefined;
}[] = [
  { field: 'package', fact: 'package', says: packageText },
  {
    field: 'version',
    fact: 'package',
    says: ({ packages }, first) => packages.find((published) => isSame(published, first))?.version,
  },
  {
    field: 'repository',
    fact: 'repository',
    says: ({ repository }) => repository?.url.replace(/(\.git)?\/*$/, ''),
  },
  { field: 'licence', fact: 'licence', says: licenceText },
  { field: 'transport', fact: 'transport', says: ({ transport }) => transport },
];

const isSame = (published: Package, other: Package | undefined): boolean =>
  published.registry === other?.registry &&
  published.name.toLowerCase() === other.name.toLowerCase();

/** Packages of two registries do not contradict each other: the one of the first member's registry. */
function packageText({ packages }: Member, first: Package | undefined): string | undefined {
  const comparable = packages.filter(({ registry }) => registry === first?.registry);
  const published = comparable.find((one) => isSame(one, first)) ?? comparable[0];
  return published && `${published.registry} ${published.name}`;
}

/** What npm writes where a file states the licence: it names none. */
function licenceText({ licence }: Member): string | undefined {
  return /^see licen[cs]e in /i.test(licence ?? '') ? undefined : licence;
}

function serverDisagreements(members: readonly Member[]): Disagreement[] {
  const [first] = members.flatMap(({ packages }) => packages.slice(0, 1));
  return SERVER_FIELDS.flatMap(({ field, fact, says }) => {
    const statements = members.flatMap((member) => {
      const text = says(member, first);
      return text === undefined ? [] : [{ source: sourceOf(member, fact), says: text }];
    });
    const compared = statements.map((statement) => ({
      ...statement,
      says: comparableRepository(statement.says),
    }));
    return isDifferent(compared) ? [{ field, statements: withExcerpts(statements) }] : [];
  });
}

function withExcerpts(statements: readonly Statement[]): Statement[] {
  const parts = differingParts(
    statements.map(({ says }) => says),
    LENGTH,
  );
  return statements.map((statement, index) => ({
    ...statement,
    says: parts?.[index] ?? excerpt(statement.says, LENGTH),
  }));
}

type Holder = { readonly member: Member; readonly tool: Tool };

function description(name: string, holders: readonly Holder[]): Disagreement[] {
  const statements = holders.flatMap(({ member, tool }) =>
    tool.description ? [{ source: sourceOf(member, 'description'), says: tool.description }] : [],
  );
  const texts = statements.map(({ says }) => says);
  if (texts.length < 2 || !differingParts(texts, LENGTH)) return [];
  return [{ tool: name, field: 'description', statements: withExcerpts(statements) }];
}

function argumentsOf(name: string, holders: readonly Holder[]): Disagreement[] {
  const known = holders.flatMap(({ member, tool }) =>
    tool.parameters === null
      ? []
      : [{ source: sourceOf(member, 'parameters'), parameters: tool.parameters }],
  );
  const names = new Set(
    known.flatMap(({ parameters }) => parameters.map((parameter) => parameter.name)),
  );
  return [...names].flatMap((argument) => {
    const bySource = known.map(({ source, parameters }) => ({
      source,
      parameter: parameters.find((parameter) => parameter.name === argument),
    }));
    if (!bySource.some(({ parameter }) => contradicts(bySource[0]?.parameter, parameter)))
      return [];
    const statements = bySource.map(({ source, parameter }) => ({
      source,
      says: argumentText(parameter),
    }));
    return [
      { tool: name, field: 'argument' as const, argument, statements: withExcerpts(statements) },
    ];
  });
}

function hintsOf(name: string, holders: readonly Holder[]): Disagreement[] {
  return HINTS.flatMap((hint: keyof Hints) => {
    const statements = holders.flatMap(({ member, tool }) =>
      tool.hints[hint] === undefined
        ? []
        : [{ source: sourceOf(member, 'hints'), says: String(tool.hints[hint]) }],
    );
    return isDifferent(statements) ? [{ tool: name, field: hint, statements }] : [];
  });
}

/** Whether the sources list the tool; a source that knows only part of the tools does not count. */
function listed(
  name: string,
  members: readonly Member[],
  holders: readonly Holder[],
): Disagreement[] {
  const statements = members.flatMap((member) => {
    if (toolsOf(member) === null) return [];
    const lists = holders.some((holder) => holder.member === member);
    if (!lists && 'known' in member && member.known) return [];
    return [{ source: sourceOf(member, 'tools'), says: lists ? 'listed' : 'not listed' }];
  });
  return isDifferent(statements) ? [{ tool: name, field: 'listed', statements }] : [];
}

/**
 * Everything that the sources of one server say differently, in the order of precedence: facts of
 * the server, then tool by tool. What only one source says is not a disagreement.
 */
export function disagreements(members: readonly Member[]): Disagreement[] {
  if (members.length < 2) return [];
  const byName = new Map<string, Holder[]>();
  for (const member of members) {
    for (const tool of toolsOf(member) ?? []) {
      byName.set(tool.name, [...(byName.get(tool.name) ?? []), { member, tool }]);
    }
  }
  const tools = [...byName].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    ...serverDisagreements(members),
    ...tools.flatMap(([name, holders]) => [
      ...listed(name, members, holders),
      ...description(name, holders),
      ...argumentsOf(name, holders),
      ...hintsOf(name, holders),
    ]),
  ];
}

const words = (text: string): string[] => text.trim().split(/\s+/);

/**
 * Texts that begin alike, each cut to where they part: a few words before, and at most `limit`
 * characters. White space alone makes no difference; null where there is none.
 */
function differingParts(texts: readonly string[], limit: number): string[] | null {
  const lists = texts.map(words);
  const [first = []] = lists;
  const same = (index: number) => lists.every((list) => list[index] === first[index]);
  let at = 0;
  while (at < first.length && same(at)) at += 1;
  if (at === first.length && same(at)) return null;
  const from = Math.max(at - 4, 0);
  return lists.map((list) => {
    const part = excerpt(list.slice(from, from + limit).join(' '), limit);
    return from > 0 ? `… ${part}` : part;
  });
}

const JSON_TYPES = /^(string|number|integer|boolean|array|object|null)( \| \w+)*$/;

/** A type of a source language, such as `str` or `Optional[int]`, contradicts no JSON type. */
const jsonType = ({ type }: Parameter): string | undefined =>
  type !== undefined && JSON_TYPES.test(type) ? type : undefined;

const statesBoth = <T>(a: T | undefined, b: T | undefined): boolean =>
  a !== undefined && b !== undefined && JSON.stringify(a) !== JSON.stringify(b);

/** Whether two sources cannot both be right about an argument; what one leaves open does not count. */
function contradicts(a: Parameter | undefined, b: Parameter | undefined): boolean {
  if (!a || !b) return a !== b;
  return (
    a.required !== b.required ||
    statesBoth(jsonType(a), jsonType(b)) ||
    statesBoth(a.default, b.default) ||
    statesBoth(a.enum?.toSorted(), b.enum?.toSorted())
  );
}

/** What a source says of an argument, on one line. */
function argumentText(parameter: Parameter | undefined): string {
  if (!parameter) return 'no such argument';
  const parts = [parameter.type ?? 'type not stated', parameter.required ? 'required' : 'optional'];
  if (parameter.enum) parts.push(`one of ${parameter.enum.join(', ')}`);
  if (parameter.default !== undefined) parts.push(`default ${JSON.stringify(parameter.default)}`);
  return parts.join(', ');
}
