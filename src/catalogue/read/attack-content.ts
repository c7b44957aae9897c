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
import type { Problem } from '../problem.ts';
import { type Entry, readFile, readFolder } from './content-folder.ts';

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
}

/** Reads `attacks/`; null where one of the vocabularies cannot be read. */
export function readAttacks(root: string, problems: Problem[]): AttackContent | null {
  const folder = <S extends Parameters<typeof readFolder>[2]>(name: string, schema: S) =>
    readFolder(root, `attacks/${name}`, schema, problems);
  const patterns = folder('patterns', attackPatternSchema);
  const cases = folder('cases', attackCaseSchema);
  const vulnerabilities = folder('vulnerabilities', vulnerabilitySchema);
  const combinations = readFile(root, 'attacks/combinations.yaml', combinationsSchema, problems);
  const frameworks = readFile(root, 'attacks/frameworks.yaml', frameworksSchema, problems);
  const any = patterns.length + cases.length + vulnerabilities.length > 0;
  const ids = any ? readFile(root, 'attacks/ids.yaml', idTableSchema, problems) : NO_IDS;
  const release = any
    ? readFile(root, 'attacks/release.yaml', attackReleaseSchema, problems)
    : NO_RELEASE;
  if (!combinations || !frameworks || !ids || !release) return null;
  const patternSlugs = slugsIn(join(root, 'attacks/patterns'));
  return {
    folder: relative(process.cwd(), join(root, 'attacks')),
    ...{ patterns, cases, vulnerabilities, combinations },
    ...{ frameworks, ids, release, patternSlugs },
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
