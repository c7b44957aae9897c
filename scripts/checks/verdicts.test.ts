import { beforeAll, describe, expect, test } from 'vitest';
import type { Catalogue } from '#queries/database.ts';
import { listServers } from '#queries/servers.ts';
import { SEVERITY_LABEL } from '#wording/risk.ts';
import { evidence } from './evidence.ts';
import { limits } from './limits.ts';
import { listedVerdicts } from './listed-verdicts.ts';
import { reports } from './reports.ts';
import { smallCatalogue } from './testing/small-catalogue.ts';
import { serverData, toolPage } from './testing/tool-page.ts';
import { failures, tryCheck } from './testing/try-check.ts';
import { toolVerdicts } from './tool-verdicts.ts';

let db: Catalogue;
let page: string;
let data: string;
const URL_ = '/servers/notes/delete-note/';
const DATA = '/data/servers/notes.json';

beforeAll(async () => {
  db = await smallCatalogue();
  page = toolPage(db, 'notes', 'delete-note');
  data = JSON.stringify(serverData(db, 'notes'));
});

const changed = (from: string | RegExp, to: string): string => {
  const result = page.replace(from, to);
  expect(result).not.toBe(page);
  return result;
};

describe('the verdict of a tool', () => {
  const found = (html: string, file = data) =>
    failures(toolVerdicts, { [URL_]: html, [DATA]: file }, db);

  test('is read in every place that states it', () => {
    const outcome = tryCheck(toolVerdicts, { [URL_]: page, [DATA]: data }, db);
    expect(outcome.failures).toEqual([]);
    expect(outcome.saw).toBe(10);
    expect(page).toContain('Destructive');
  });

  test.each([
    ['the verdict line', /(class="verdict">.*?<span>)\w+/s, '$1Critical'],
    ['the verdict line', /(category\/destructive\/">)\w+/, '$1Read'],
    ['the facts', /(<dt>Category<\/dt><dd>)\w+/, '$1Read'],
    ['the facts', /(<dt>Severity.*?">)\w+/, '$1Critical'],
    ['the answer on risk', /<p>\w+: bad/, '<p>Critical: bad'],
    ['the answer on what it does', '<p>It is a Destructive tool', '<p>It is a Read tool'],
    ['the page’s description', /(name="description" content=".*?severity )\w+/, '$1Critical'],
    ['the abstract in JSON-LD', /("abstract":".*?category )\w+/, '$1Read'],
    ['the answer on risk in JSON-LD', /"\w+: bad/, '"Critical: bad'],
    ['the answer on what it does in JSON-LD', '"It is a Destructive tool', '"It is a Read tool'],
    ['the report behind “This is wrong”', /severity\+\w+/, 'severity+Critical'],
  ])('that is another in %s', (place, from, to) => {
    const list = found(changed(from, to));
    expect(list).toHaveLength(1);
    expect(list[0]).toMatch(new RegExp(`${place} says (Critical|Read)$`));
  });

  test('that is another, or missing, in the data file', () => {
    expect(found(page, data.replace('"destructive"', '"read"'))).toEqual([
      `${URL_}: the data file of notes says read`,
    ]);
    expect(found(page, data.replace('delete-note', 'gone'))).toHaveLength(1);
  });
});

describe('the reason for a verdict', () => {
  const found = (html: string) => failures(evidence, { [URL_]: html }, db);

  test('quotes the definition', () => {
    expect(found(page)).toEqual([]);
    expect(tryCheck(evidence, { [URL_]: page }, db).saw).toBeGreaterThan(0);
  });

  test('that quotes nothing, or words that are not there', () => {
    expect(found(changed(/class="lead">[^<]*/, 'class="lead">It deletes.'))).toHaveLength(1);
    expect(found(changed(/class="lead">/, 'class="lead">It says “formats disks”. '))).toEqual([
      `${URL_}: “formats disks” as evidence`,
    ]);
  });
});

describe('limits', () => {
  const at = '/servers/notes/update-note/';
  const found = (change: (html: string) => string) =>
    failures(limits, { [at]: change(toolPage(db, 'notes', 'update-note')) }, db);

  test('that agree', () => {
    expect(toolPage(db, 'notes', 'update-note')).toMatch(/rate_limit/);
    expect(found((html) => html)).toEqual([]);
    expect(tryCheck(limits, { [at]: toolPage(db, 'notes', 'update-note') }, db).saw).toBe(4);
  });

  test.each([
    ['the answer on limits', /It allows \d+/, 'It allows 7'],
    ['the sentence of the rule', /limited to \d+/, 'limited to 7'],
    ['the file for intercept', /(rate_limit: "?)\d+/, '$17'],
  ])('%s with another number', (place, from, to) => {
    const list = found((html) => html.replace(from, to));
    expect(list.join('\n')).toContain(`${place}: 7 per`);
  });

  test('the column of a server’s table beside the file', () => {
    const html = (number: number) => `<table><tbody id="tool-rows"><tr><th><a href="/x/">a</a></th>
      <td data-label="Rule">Allow, ${number} calls an hour</td></tr></tbody></table>
      <code id="policy-intercept-file" data-target="intercept" data-language="yaml">tools:\n  a:\n    rules:\n      - rate_limit: 30/hour\n</code>`;
    expect(failures(limits, { '/servers/notes/': html(30) }, db)).toEqual([]);
    expect(failures(limits, { '/servers/notes/': html(60) }, db)).toHaveLength(1);
  });
});

describe('rows', () => {
  const row = (severity: string, category: string, href = URL_) =>
    `<ul><li><span class="severity tone-${severity.toLowerCase()}">${severity}</span><a href="${href}">x</a> <span class="soft">${category}, Notes</span></li></ul>`;
  const known = () => serverData(db, 'notes').tools.find(({ slug }) => slug === 'delete-note');
  const right = () => {
    const severity = known()?.assessment.severity ?? '';
    return severity.charAt(0).toUpperCase() + severity.slice(1);
  };

  test('that agree with the database', () => {
    expect(failures(listedVerdicts, { '/tools/': row(right(), 'Destructive') }, db)).toEqual([]);
    const worst =
      SEVERITY_LABEL[listServers(db).find(({ slug }) => slug === 'notes')?.worst ?? 'unknown'];
    const server = row(worst, '3 tools', '/servers/notes/');
    expect(failures(listedVerdicts, { '/servers/': server }, db)).toEqual([]);
  });

  test('with another severity, category or colour', () => {
    const found = (html: string) => failures(listedVerdicts, { '/tools/': html }, db);
    expect(found(row('Critical', 'Destructive'))).toEqual([`/tools/: Critical beside ${URL_}`]);
    expect(found(row(right(), 'Read'))).toEqual([`/tools/: the category Read beside ${URL_}`]);
    expect(found(row(right(), 'Destructive').replace('tone-', 'tone-un'))).toHaveLength(1);
    const table = row(right(), '')
      .replaceAll('li>', 'tr>')
      .replace('</tr>', '<td data-label="Category">Read</td></tr>');
    expect(found(table)).toHaveLength(1);
    expect(found(row('Unknown', '', '/servers/notes/'))).toHaveLength(1);
  });
});

describe('reports', () => {
  const found = (html: string) => failures(reports, { [URL_]: html }, db);

  test('a good one', () => {
    expect(found(page)).toEqual([]);
  });

  test.each([
    ['a report without “Tool: delete_note”', 'Tool%3A+delete_note', 'Tool%3A+another'],
    ['a report without “Server: notes”', 'Server%3A+notes', 'Server%3A+far'],
    ['the rule “made-up” in a report', 'Rules%3A+', 'Rules%3A+made-up%2C+'],
    ['no link to a report', 'issues/new?', 'issues/old?'],
    ['an address of', 'title=Wrong', `title=${'x'.repeat(8000)}`],
  ])('%s', (wrong, from, to) => {
    expect(found(changed(from, to)).join('\n')).toContain(wrong);
  });
});
