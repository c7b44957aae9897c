import { failuresOf } from '#domain/attack/control-test.ts';
import type { RecordEntry } from '#domain/attack/entry.ts';
import { mappedIds, unknownIds } from '#domain/attack/mappings.ts';
import { isFuture } from '#domain/attack/partial-date.ts';
import type { AttackPattern } from '#domain/attack/pattern.ts';
import { nearestWord, type Problem } from '../problem.ts';
import type { AttackContent } from './attack-content.ts';
import { checkAttackNames } from './check-attack-names.ts';
import type { Entry } from './content-folder.ts';
import { problemAt } from './place.ts';

type RecordValue = Omit<RecordEntry, 'kind' | 'slug'>;
type Mapped = Entry<Pick<AttackPattern, 'mappings'>>;

/**
 * What the schemas of single files cannot see: broken references, ids of frameworks that
 * do not exist, dates in the future, evidence without an instance, rules whose tests fail, ids and names
 * given twice.
 */
export function checkAttacks(content: AttackContent, today: string): Problem[] {
  const { patterns, cases, vulnerabilities } = content;
  const records: readonly Entry<RecordValue>[] = [...cases, ...vulnerabilities];
  return [
    ...patterns.flatMap((entry) => [
      ...references(entry, 'related', entry.value.related, content),
      ...relatedToItself(entry),
      ...future(entry, 'firstPublic', entry.value.firstPublic, today),
      ...failedTests(entry),
    ]),
    ...records.flatMap((entry) => [
      ...references(entry, 'patterns', entry.value.patterns, content),
      ...future(entry, 'public', entry.value.public, today),
    ]),
    ...vulnerabilities.flatMap((entry) =>
      future(entry, 'exploited', entry.value.exploited?.date, today),
    ),
    ...[...patterns, ...records].flatMap((entry) => frameworkIds(entry, content)),
    ...evidenceMismatches(content, records),
    ...combinationPatterns(content),
    ...checkAttackNames(content),
  ];
}

function references(
  entry: Entry<unknown>,
  field: string,
  slugs: readonly string[],
  { patternSlugs }: AttackContent,
): Problem[] {
  return slugs.flatMap((slug, index) => {
    if (patternSlugs.includes(slug)) return [];
    return problemAt(
      entry,
      [field, index],
      withNearest('There is no such pattern', slug, patternSlugs),
      {
        found: slug,
      },
    );
  });
}

/** The nearest right word without the whole list, which would be long. */
function withNearest(message: string, found: string, allowed: readonly string[]): string {
  const near = nearestWord(found, allowed);
  return near ? `${message}; did you mean “${near}”?` : `${message}.`;
}

function relatedToItself(entry: Entry<AttackPattern>): Problem[] {
  const index = entry.value.related.indexOf(entry.id);
  if (index < 0) return [];
  return [problemAt(entry, ['related', index], 'A pattern is not related to itself.')];
}

function future(
  entry: Entry<unknown>,
  field: string,
  date: string | undefined,
  today: string,
): Problem[] {
  if (date === undefined || !isFuture(date, today)) return [];
  return [problemAt(entry, [field], 'This date lies in the future.', { found: date })];
}

function failedTests(entry: Entry<AttackPattern>): Problem[] {
  const failures = entry.value.tests ? failuresOf(entry.value.tests) : [];
  return failures.map(({ call, outcome }) =>
    problemAt(entry, ['tests'], 'The rules do not do with this call what is claimed.', {
      found: `${JSON.stringify(call)} is ${outcome}`,
    }),
  );
}

function frameworkIds(entry: Mapped, { frameworks }: AttackContent): Problem[] {
  const { mappings } = entry.value;
  return unknownIds(mappings, frameworks).map(({ framework, id }) => {
    const { name, version, ids } = frameworks[framework];
    const message = withNearest(`${name} (${version}) has no such id`, id, Object.keys(ids));
    const index = mappedIds(mappings)
      .filter((mapping) => mapping.framework === framework)
      .findIndex((mapping) => mapping.id === id);
    return problemAt(entry, ['mappings', framework, 'ids', index], message, { found: id });
  });
}

/** `described` says that no instance is recorded, and every other level that there is one. */
function evidenceMismatches(
  { patterns }: AttackContent,
  records: readonly Entry<RecordValue>[],
): Problem[] {
  const shown = new Set(records.flatMap(({ value }) => value.patterns));
  return patterns.flatMap((entry) => {
    const { evidence } = entry.value;
    if (shown.has(entry.id) === (evidence !== 'described')) return [];
    const message = shown.has(entry.id)
      ? 'Cases or vulnerabilities show this pattern, so it is more than described.'
      : 'No case or vulnerability names this pattern; then it is only described.';
    return [problemAt(entry, ['evidence'], message, { found: evidence })];
  });
}

function combinationPatterns(content: AttackContent): Problem[] {
  const { combinations, patterns: parsed, patternSlugs, folder, locate } = content;
  if (parsed.length === 0) return [];
  const entry = { file: `${folder}/combinations.yaml`, locate: locate.combinations };
  return combinations.flatMap(({ id, patterns }, place) =>
    patterns.flatMap((slug, at) => {
      if (patternSlugs.includes(slug)) return [];
      const message = withNearest('There is no such pattern', slug, patternSlugs);
      const problem = problemAt(entry, [place, 'patterns', at], message, { found: slug });
      return [{ ...problem, path: id }];
    }),
  );
}
