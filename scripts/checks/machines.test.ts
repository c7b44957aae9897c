import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { allAttacks } from '#queries/attacks.ts';
import type { Catalogue } from '#queries/database.ts';
import { allServerSlugs } from '#queries/servers.ts';
import { verdictsByPath } from '#queries/tool-verdicts.ts';
import { routes } from '#routes';
import { LONG_TOOL_BUDGET, OWN_TOOL_BUDGET, PAGE_BUDGET, type PageBudget } from './budgets.ts';
import { indexing } from './indexing.ts';
import { machineFiles } from './machine-files.ts';
import type { WholeSite } from './reading/site.ts';
import { searchRecords } from './search-records.ts';
import { ownCatalogue, smallCatalogue } from './testing/small-catalogue.ts';
import { failureLines, failures, runOn, tryCheck } from './testing/try-check.ts';
import { weight } from './weight.ts';

let db: Catalogue;

beforeAll(async () => {
  db = await smallCatalogue();
});

const ORIGIN = 'https://toolward.example';

describe('indexing', () => {
  const shown = (path: string) => `<link rel="canonical" href="${ORIGIN}${path}">`;
  const HIDDEN = '<meta name="robots" content="noindex">';
  const map = (...paths: string[]) =>
    `<urlset>${paths.map((path) => `<url><loc>${ORIGIN}${path}</loc></url>`).join('')}</urlset>`;
  const INDEX = `<sitemapindex><sitemap><loc>${ORIGIN}/sitemap-0.xml</loc></sitemap></sitemapindex>`;
  const good = {
    '/servers/far/get-note/': shown('/servers/far/get-note/'),
    '/servers/far/zzz/': HIDDEN,
    '/404.html': HIDDEN,
    '/sitemap-index.xml': INDEX,
    '/sitemap-0.xml': map('/servers/far/get-note/'),
  };

  test('a good site', () => {
    expect(failures(indexing, good, db)).toEqual([]);
  });

  test.each([
    [{ '/servers/far/zzz/': '' }, 'no noindex'],
    [{ '/404.html': '' }, 'no noindex'],
    [{ '/servers/far/get-note/': HIDDEN + shown('/servers/far/get-note/') }, 'noindex'],
    [{ '/servers/far/get-note/': shown('/servers/far/') }, 'the canonical address'],
    [{ '/sitemap-0.xml': map() }, '0 times on the sitemap'],
    [{ '/sitemap-0.xml': map('/servers/far/get-note/', '/servers/far/get-note/') }, '2 times'],
    [{ '/sitemap-0.xml': map('/servers/far/get-note/', '/servers/far/zzz/') }, '1 times'],
    [{ '/sitemap-0.xml': map('/servers/far/get-note/', '/gone/') }, 'an address on the sitemap'],
  ])('%j', (change, wrong) => {
    expect(failures(indexing, { ...good, ...change }, db).join('\n')).toContain(`: ${wrong}`);
  });
});

describe('files for machines', () => {
  const entry = `<entry><id>a</id><title>T</title><link href="x"/><updated>2026-11-01T00:00:00Z</updated></entry>`;
  const good: Record<string, string> = {
    '/feed.xml': `<feed xmlns="http://www.w3.org/2005/Atom"><id>f</id>${entry}</feed>`,
    '/feed.json': `{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"a","url":"b","title":"c"}]}`,
    '/attacks/feed.xml': `<feed xmlns="http://www.w3.org/2005/Atom"><id>f</id>${entry}</feed>`,
    '/attacks/feed.json': `{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"a","url":"b","title":"c"}]}`,
    '/llms.txt': `# T\n\n> About.\n\n## Part\n\n- [A](${ORIGIN}/a/): it\n`,
    '/robots.txt': `User-agent: *\nSitemap: ${ORIGIN}/sitemap-index.xml\n`,
    '/sitemap-index.xml': '<loc>a</loc>',
    '/sitemap-0.xml': '<loc>a</loc>',
  };

  test('in their formats', () => {
    expect(tryCheck(machineFiles, good)).toMatchObject({ failed: 0, saw: 8 });
  });

  test.each(Object.keys(good))('%s is missing', (path) => {
    const { [path]: _, ...rest } = good;
    expect(failures(machineFiles, rest)).toEqual([`${path}: nothing there`]);
  });

  test.each([
    ['/feed.xml', good['/feed.xml']?.replace(entry, '') ?? ''],
    ['/feed.xml', good['/feed.xml']?.replace('</feed>', `${entry}</feed>`) ?? ''],
    ['/feed.xml', good['/feed.xml']?.replace('2026-11-01T00:00:00Z', 'today') ?? ''],
    ['/feed.xml', good['/feed.xml']?.replace('<title>T</title>', '') ?? ''],
    ['/feed.json', '{"version":"1","items":[{"id":"a","url":"b","title":"c"}]}'],
    ['/feed.json', '{ broken'],
    ['/llms.txt', good['/llms.txt']?.replace('# T', 'T') ?? ''],
    ['/llms.txt', `${good['/llms.txt']}- [B] (${ORIGIN}/b/)\n`],
    ['/robots.txt', 'User-agent: *\n'],
    ['/sitemap-0.xml', '<urlset></urlset>'],
  ])('%s is broken: %j', (path, text) => {
    expect(failures(machineFiles, { ...good, [path]: text }).length).toBeGreaterThan(0);
  });
});

describe('search records', () => {
  const fragment = (urls: readonly string[]) => {
    const records = Object.fromEntries(urls.map((url, i) => [`en_${i}`, { url }]));
    return gzipSync(`pagefind_dcd${JSON.stringify(records)}`);
  };
  const wanted = () => [
    ...verdictsByPath(db).keys(),
    ...allServerSlugs(db).map((slug) => routes.server(slug)),
    ...allAttacks(db).map(({ slug }) => routes.attack(slug)),
  ];
  /** A site whose one file holds these records. */
  const found = (urls: readonly string[]) => {
    const known = new Set([...wanted(), '/guides/a/']);
    const bytes = fragment(urls);
    const site: WholeSite = {
      paths: ['/f.pf_fragment'],
      has: (path) => known.has(path),
      isIn: () => false,
      size: () => bytes.length,
      locate: (path) => path,
      read: () => bytes,
      json: () => ({}),
      catalogue: db,
    };
    return failureLines(runOn(searchRecords, site));
  };

  test('one for each page', () => {
    expect(found([...wanted(), '/guides/a/'])).toEqual([]);
  });

  test('that lead nowhere, are missing or occur twice', () => {
    expect(found([...wanted(), '/gone/'])).toEqual(['/f.pf_fragment: a record for /gone/']);
    expect(found(wanted().slice(1))).toEqual([`${wanted()[0]}: 0 records`]);
    expect(found([...wanted(), wanted()[0] ?? ''])).toEqual([`${wanted()[0]}: 2 records`]);
  });
});

describe('weight', () => {
  const noise = (kilobytes: number) => randomBytes(kilobytes * 1024).toString('base64');
  const OWN = OWN_TOOL_BUDGET;
  const [NOTE, OTHER, THIRD] = ['a', 'b', 'c'].map((tool) => `/servers/far/${tool}/`) as [
    string,
    string,
    string,
  ];
  const LINKS = '<link rel="stylesheet" href="/a.css"><script src="/a.js"></script>';

  /** A page of about so many bytes, of which a part cannot be packed. */
  const page = (raw: number, compressed: number) => {
    const dense = noise(Math.ceil(compressed / 1024));
    return dense + ' '.repeat(Math.max(0, raw - dense.length));
  };

  test('within the budgets', () => {
    const site = { '/servers/notes/get-note/': LINKS, '/a.css': noise(10), '/a.js': 'x' };
    const outcome = tryCheck(weight, site, db);
    expect(outcome.failures).toEqual([]);
    const notes = outcome.notes.join('\n');
    expect(notes).toContain('1 of the kind “tool”');
    expect(notes).toContain('the whole site: 0.0 MB, at most 8.4 MB');
  });

  test.each([
    [
      'tool pages beside others',
      { [NOTE]: page(OWN.raw + 1000, OWN.compressed * 1.05), [OTHER]: LINKS, [THIRD]: LINKS },
      0,
    ],
    ['a tool page that packs badly', { [NOTE]: page(50_000, 18_000), [OTHER]: '', [THIRD]: '' }, 1],
    ['a large tool page', { [NOTE]: page(62_000, 5_000), [OTHER]: '', [THIRD]: '' }, 1],
    ['a heavy median', { [NOTE]: page(36_000, 5_000), [OTHER]: page(36_000, 5_000) }, 1],
    ['a server’s page', { '/servers/far/': page(1_300_000, 120_000) }, 2],
    ['a heavy site', { '/data/a.json': ' '.repeat(9_000_000) }, 1],
    ['styles', { '/': LINKS, '/a.css': noise(13), '/a.js': '' }, 1],
    ['scripts', { '/': LINKS, '/a.css': '', '/a.js': noise(9) }, 1],
    [
      'scripts that a script imports',
      { '/': LINKS, '/a.js': 'import "./b.js"', '/b.js': noise(9) },
      1,
    ],
    ['not those it loads later', { '/': LINKS, '/a.js': 'import("./b.js")', '/b.js': noise(9) }, 0],
  ])('%s', (_what, site, wrong) => {
    expect(failures(weight, site, db)).toHaveLength(wrong);
  });

  test('a tool page of the embedded catalogue alone, and one with many parameters', async () => {
    const over = ({ raw }: PageBudget, more = '') => ({
      [NOTE]: more + page(raw + 1, 5_000),
      [OTHER]: LINKS,
      [THIRD]: LINKS,
    });
    expect(failures(weight, over(OWN), await ownCatalogue())).toHaveLength(1);
    const rows = Array.from({ length: 50 }, (_, n) => `<p id="parameter-${n}">`).join('');
    expect(failures(weight, over(PAGE_BUDGET.tool, rows), db)).toEqual([]);
    expect(failures(weight, over(LONG_TOOL_BUDGET, rows), db)).toHaveLength(1);
  });
});
