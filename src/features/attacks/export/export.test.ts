import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { attackCaseSchema } from '#domain/attack/case.ts';
import type { AttackEntry } from '#domain/attack/entry.ts';
import { attacks, read, readPatterns } from '#domain/attack/read-patterns.fixture.ts';
import { attackReleaseSchema, envelope } from '#domain/attack/release.ts';
import { vulnerabilitySchema } from '#domain/attack/vulnerability.ts';
import { attackCsv } from './csv.ts';
import { osvRecord } from './osv.ts';
import type { StixObject } from './stix.ts';
import { stixBundle } from './stix.ts';

const files = (folder: string) =>
  readdirSync(new URL(`${folder}/`, attacks)).map((file) => ({
    slug: file.replace('.yaml', ''),
    value: parse(read(`${folder}/${file}`)),
  }));
const vulnerabilities = files('vulnerabilities').map(({ slug, value }) => ({
  ...{ kind: 'vulnerability' as const, slug },
  ...vulnerabilitySchema.parse(value),
}));
const entries: AttackEntry[] = [
  ...readPatterns().map((pattern) => ({ kind: 'pattern' as const, ...pattern })),
  ...files('cases').map(({ slug, value }) => ({
    ...{ kind: 'case' as const, slug },
    ...attackCaseSchema.parse(value),
  })),
  ...vulnerabilities,
];
const about = envelope(
  attackReleaseSchema.parse(parse(read('release.yaml'))),
  'https://example.org/attacks/',
);
const urlOf = ({ slug }: { slug: string }) => `https://example.org/attacks/${slug}/`;
const uuid = (name: string) => {
  const hex = createHash('sha1').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};
const bundle = stixBundle(entries, { about, site: 'Example', urlOf, uuid });
const objects = bundle['objects'] as StixObject[];
const ofType = (type: string) => objects.filter((object) => object.type === type);

const ID =
  /^[a-z][a-z0-9-]+--[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

test('the bundle has an object for every entry, with ids that fit their types', () => {
  expect(bundle.type).toBe('bundle');
  expect(bundle.id).toMatch(ID);
  for (const { type, id, ...rest } of objects) {
    expect(id).toMatch(ID);
    expect(id.split('--')[0]).toBe(type);
    expect(rest['spec_version']).toBe('2.1');
    expect(rest['created']).toMatch(TIME);
  }
  expect(ofType('attack-pattern')).toHaveLength(80);
  expect(ofType('report')).toHaveLength(85);
  expect(ofType('vulnerability')).toHaveLength(145);
  expect(new Set(objects.map(({ id }) => id)).size).toBe(objects.length);
});

test('every reference in the bundle leads to an object of the right type', () => {
  const types = new Map(objects.map(({ id, type }) => [id, type]));
  const ends = { mitigates: 'course-of-action', targets: 'attack-pattern' } as const;
  for (const link of ofType('relationship')) {
    const kind = link['relationship_type'] as keyof typeof ends;
    expect(types.get(link['source_ref'] as string)).toBe(ends[kind]);
    expect(types.has(link['target_ref'] as string)).toBe(true);
  }
  for (const report of ofType('report')) {
    expect(report['published']).toMatch(TIME);
    const shown = report['object_refs'] as string[];
    expect(shown.length).toBeGreaterThan(0);
    for (const id of shown) expect(types.get(id)).toBe('attack-pattern');
  }
  for (const object of objects) {
    const author = object['created_by_ref'] as string | undefined;
    if (author !== undefined) expect(types.get(author)).toBe('identity');
    for (const id of (object['object_marking_refs'] ?? []) as string[])
      expect(types.get(id)).toBe('marking-definition');
  }
});

test('external references have a name, and CVE references a CVE number', () => {
  for (const object of objects) {
    const references = (object['external_references'] ?? []) as Record<string, string>[];
    for (const { source_name: name, external_id: id, url } of references) {
      expect(name).toBeTruthy();
      expect(id ?? url).toBeTruthy();
      if (name === 'cve') expect(id).toMatch(/^CVE-\d{4}-\d{4,}$/);
      if (name === 'capec') expect(id).toMatch(/^CAPEC-\d+$/);
    }
  }
});

test('ids in the bundle do not depend on what else is in it', () => {
  const single = entries.filter(({ slug }) => slug === 'credential-minting');
  const alone = stixBundle(single, { about, site: 'Example', urlOf, uuid })[
    'objects'
  ] as StixObject[];
  const known = new Set(objects.map(({ id }) => id));
  expect(alone.length).toBeGreaterThan(5);
  for (const { id } of alone) expect(known.has(id)).toBe(true);
});

const records = vulnerabilities.map((vulnerability) =>
  osvRecord(vulnerability, about, urlOf(vulnerability)),
);

test('every vulnerability with a number has an OSV record of the right form', () => {
  expect(records.filter((record) => record === null)).toHaveLength(1);
  for (const record of records) {
    if (!record) continue;
    expect(record.id).toMatch(/^(CVE|GHSA)-/);
    expect(record.aliases).not.toContain(record.id);
    expect(record.modified).toMatch(/^\d{4}-\d{2}-\d{2}T00:00:00Z$/);
    expect(record.affected.length).toBeGreaterThan(0);
    for (const { ranges = [], package: of } of record.affected) {
      if (ranges.length > 0) expect(of).toBeDefined();
      for (const { events } of ranges) {
        const kinds = events.flatMap((event) => Object.keys(event));
        expect(kinds[0]).toBe('introduced');
        expect(kinds.length).toBeLessThanOrEqual(2);
      }
    }
    for (const { url } of record.references) expect(URL.canParse(url)).toBe(true);
  }
});

test('mcp-remote has its package and its last affected version', () => {
  const found = records.find((record) => record?.id === 'CVE-2025-6514');
  expect(found).toMatchObject({
    aliases: ['GHSA-6xpm-ggf7-wc3p'],
    published: '2025-07-09T00:00:00Z',
  });
  expect(found?.affected[0]).toMatchObject({
    package: { ecosystem: 'npm', name: 'mcp-remote' },
    ranges: [{ type: 'SEMVER', events: [{ introduced: '0.0.5' }, { last_affected: '0.1.15' }] }],
  });
});

/** A reader of RFC 4180, to see that the file can be read back. */
function readCsv(text: string): string[][] {
  const cells = [...text.matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/g)];
  const rows: string[][] = [[]];
  for (const [, cell = '', end] of cells) {
    rows.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

test('the CSV file reads back with one row per entry', () => {
  const [head = [], ...rows] = readCsv(attackCsv(entries, about, urlOf));
  expect(rows).toHaveLength(310);
  for (const row of rows) expect(row).toHaveLength(head.length);
  const find = (id: string) => rows.find((row) => row[0] === id) ?? [];
  const entry = entries.find(({ slug }) => slug === 'postmark-mcp');
  expect(find('ATK-C-0040')[head.indexOf('name')]).toBe(entry?.name);
  expect(find('ATK-C-0040')[head.indexOf('not_stopped')]).toBe(entry?.policy.cannot);
  expect(find('ATK-V-0021')[head.indexOf('cve')]).toBe('CVE-2025-6514');
  expect(find('ATK-V-0021')[head.indexOf('licence')]).toBe('CC-BY-4.0');
});
