import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { affects } from './affects.ts';
import { attackCaseSchema } from './case.ts';
import { frameworksSchema } from './framework.ts';
import { unknownIds } from './mappings.ts';
import { isFuture } from './partial-date.ts';
import { attacks, patternFiles, read } from './read-patterns.fixture.ts';
import { scoredSeverity } from './score.ts';
import { vulnerabilitySchema } from './vulnerability.ts';

const idTable = z.record(z.string(), z.record(z.string(), z.string()));
const ids = idTable.parse(parse(read('ids.yaml')));
const frameworks = frameworksSchema.parse(parse(read('frameworks.yaml')));
const patterns = patternFiles().map(({ slug }) => slug);
const today = new Date().toISOString().slice(0, 10);

function entries<S extends z.ZodType>(folder: 'cases' | 'vulnerabilities', schema: S) {
  const files = readdirSync(new URL(`${folder}/`, attacks)).sort();
  return files.map((file) => {
    const parsed = schema.safeParse(parse(read(`${folder}/${file}`)));
    if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`);
    return { slug: file.replace(/\.yaml$/, ''), value: parsed.data };
  });
}

const cases = entries('cases', attackCaseSchema);
const vulnerabilities = entries('vulnerabilities', vulnerabilitySchema);

test('every id of the table has its file, and no other', () => {
  expect(cases.map(({ slug }) => slug)).toEqual(Object.keys(ids['cases'] ?? {}).sort());
  expect(vulnerabilities.map(({ slug }) => slug)).toEqual(
    Object.keys(ids['vulnerabilities'] ?? {}).sort(),
  );
  for (const { slug, value } of cases) expect(value.id).toBe(ids['cases']?.[slug]);
  for (const { slug, value } of vulnerabilities)
    expect(value.id).toBe(ids['vulnerabilities']?.[slug]);
});

for (const { slug, value } of [...cases, ...vulnerabilities]) {
  test(`${slug} names patterns, framework ids and dates that exist`, () => {
    expect(patterns).toEqual(expect.arrayContaining(value.patterns));
    expect(unknownIds(value.mappings, frameworks)).toEqual([]);
    expect(isFuture(value.public, today)).toBe(false);
  });
}

test('no CVE or GHSA id belongs to two vulnerabilities', () => {
  const all = vulnerabilities.flatMap(({ value }) => [...value.cve, ...value.ghsa]);
  expect(new Set(all).size).toBe(all.length);
});

test('a vulnerability is called by its own id, and exploited ones are in the wild', () => {
  for (const { slug, value } of vulnerabilities) {
    const own = [...value.cve, ...value.ghsa].map((id) => id.toLowerCase());
    expect(own.includes(slug) || slug.startsWith('nocve-')).toBe(true);
    expect(value.evidence).toBe(value.exploited ? 'in-the-wild' : 'demonstrated');
  }
});

test('the scores that lists get wrong are those of the records', () => {
  const scores = (slug: string) =>
    vulnerabilities
      .find((vulnerability) => vulnerability.slug === slug)
      ?.value.scores.map(({ score }) => score);
  expect(scores('cve-2025-53109')).toEqual([7.3]);
  expect(scores('cve-2025-54135')).toEqual([8.6]);
  expect(scores('cve-2025-65513')).toEqual([]);
  expect(scores('cve-2025-53967')).toEqual([8]);
  expect(scoredSeverity([])).toBe('unknown');
  expect(scoredSeverity([{ scheme: 'CVSS:3.1', score: 8.9, by: 'x' }])).toBe('high');
});

test('a vulnerability concerns the same package at a version in the range, and nothing else', () => {
  const found = vulnerabilities.find(({ slug }) => slug === 'cve-2025-6514');
  if (!found) throw new Error('cve-2025-6514 is missing');
  const npm = (name: string, version?: string) =>
    affects(found.value, {
      packages: [{ registry: 'npm', name, ...(version ? { version } : {}) }],
    });
  expect(npm('mcp-remote', '0.1.15')).toBe('affected');
  expect(npm('mcp-remote', '0.1.16')).toBe('other-version');
  expect(npm('mcp-remote', '0.0.4')).toBe('other-version');
  expect(npm('mcp-remote')).toBe('unknown-version');
  expect(npm('mcp-remote', 'latest')).toBe('unknown-version');
  expect(npm('mcp-remote-extra', '0.1.15')).toBe('other-product');
  expect(affects(found.value, {})).toBe('other-product');
});

test('the same repository is the same product, a folder in it is not', () => {
  const found = vulnerabilities.find(({ slug }) => slug === 'cve-2026-47427');
  if (!found) throw new Error('cve-2026-47427 is missing');
  const url = 'https://github.com/GitHub/github-mcp-server.git';
  expect(affects(found.value, { repository: { url } })).toBe('unknown-version');
  expect(affects(found.value, { repository: { url, folder: 'sub' } })).toBe('other-product');
});
