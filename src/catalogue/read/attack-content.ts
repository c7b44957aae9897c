import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type AttackCase, attackCaseSchema } from '#domain/attack/case.ts';
import { type Combination, combinationsSchema } from '#domain/attack/combination.ts';
import type { AttackEntry } from '#domain/attack/entry.ts';
import { type Frameworks, frameworksSchema } from '#domain/attack/framework.ts';
import { type IdTable, idTableSchema } from '#domain/attack/id-table.ts';
import { type AttackPattern, attackPatternSchema } from '#domain/attack/pattern.ts';
import { type AttackRelease, attackReleaseSchema } from '#domain/attack/release.ts';
import { type Vulnerability, vulnerabilitySchema } from '#domain/attack/vulnerability.ts';
import { type Entry, type ReadingContent, readFile, readFolder } from './content-folder.ts';
import type { Locate } from './zod-problems.ts';

const NO_IDS: IdTable = { patterns: {}, cases: {}, vulnerabilities: {} };
const NO_RELEASE: AttackRelease = { version: '0.0.0', date: '1970-01-01' };

/** Everything in `content/attacks/`, each file valid by itself. */
export interface AttackContent {
  /** Path as people see it in messages. */
  readonly folder: string;
  readonly patterns: readonly Entry<AttackPattern>[];
  readonly cases: readonly Entry<AttackCase>[];
  readonly vulnerabilities: readonly Entry<Vulnerability>[];
  readonly combinations: readonly Combination[];
  readonly frameworks: Frameworks;
  readonly ids: IdTable;
  readonly release: AttackRelease;
  /** Names of all pattern files, also of those with mistakes in them. */
  readonly patternSlugs: readonly string[];
  /** Finds places in the files that hold a whole list. */
  readonly locate: Readonly<Record<'combinations' | 'ids', Locate>>;
}

/** What a file says that is not needed where there are no attacks. */
const written = <T>(value: T) => ({ value, locate: () => null });

/** Reads `attacks/`; null where one of the vocabularies cannot be read. */
export function readAttacks(reading: ReadingContent): AttackContent | null {
  const folder = <S extends Parameters<typeof readFolder>[2]>(name: string, schema: S) =>
    readFolder(reading, `attacks/${name}`, schema);
  const patterns = folder('patterns', attackPatternSchema);
  const cases = folder('cases', attackCaseSchema);
  const vulnerabilities = folder('vulnerabilities', vulnerabilitySchema);
  const combinations = readFile(reading, 'attacks/combinations.yaml', combinationsSchema);
  const frameworks = readFile(reading, 'attacks/frameworks.yaml', frameworksSchema);
  const any = patterns.length + cases.length + vulnerabilities.length > 0;
  const ids = any ? readFile(reading, 'attacks/ids.yaml', idTableSchema) : written(NO_IDS);
  const release = any
    ? readFile(reading, 'attacks/release.yaml', attackReleaseSchema)
    : written(NO_RELEASE);
  if (!combinations || !frameworks || !ids || !release) return null;
  const patternSlugs = slugsIn(join(reading.root, 'attacks/patterns'));
  return {
    folder: relative(process.cwd(), join(reading.root, 'attacks')),
    ...{ patterns, cases, vulnerabilities, combinations: combinations.value },
    ...{ frameworks: frameworks.value, ids: ids.value, release: release.value, patternSlugs },
    locate: { combinations: combinations.locate, ids: ids.locate },
  };
}

function slugsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.mdx') || name.endsWith('.yaml'))
    .map((name) => name.replace(/\.\w+$/, ''))
    .sort();
}

/** Every entry of the three kinds, with its `kind` and its file name as slug. */
export function attackEntries(
  content: Pick<AttackContent, 'patterns' | 'cases' | 'vulnerabilities'>,
): AttackEntry[] {
  return [
    ...content.patterns.map(({ id, value }) => ({ kind: 'pattern' as const, slug: id, ...value })),
    ...content.cases.map(({ id, value }) => ({ kind: 'case' as const, slug: id, ...value })),
    ...content.vulnerabilities.map(({ id, value }) => ({
      kind: 'vulnerability' as const,
      slug: id,
      ...value,
    })),
  ];
}
