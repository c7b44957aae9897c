import { beforeAll, describe, expect, test } from 'vitest';
import type { Catalogue } from '#queries/database.ts';
import { site } from '#site';
import { correction, missingServer, reportLinks } from '#wording/report.ts';
import { reports } from './reports.ts';
import { smallCatalogue } from './testing/small-catalogue.ts';
import { failures } from './testing/try-check.ts';

const URL_ = '/servers/notes/delete-note/';
const report = {
  template: 'verdict-wrong.yml',
  title: 'Wrong',
  server: 'notes',
  tool: 'delete_note',
  verdict: 'high',
  rules: 'deletes-something',
};
const page = `<a href="/guides/risk-rules/#deletes-something">x</a>
  <a href="https://github.com/toolward/toolward/issues/new?${new URLSearchParams(report)}">Wrong</a>`;

let db: Catalogue;
beforeAll(async () => {
  db = await smallCatalogue();
});

function changed(from: string, to: string): string {
  const result = page.replace(from, to);
  expect(result).not.toBe(page);
  return result;
}

describe('reports', () => {
  const found = (html: string, url = URL_) => failures(reports, { [url]: html }, db);

  test('a good one', () => {
    expect(found(page)).toEqual([]);
  });

  test.each([
    ['a report with the tool “another”', 'tool=delete_note', 'tool=another'],
    ['a report with the server “far”', 'server=notes', 'server=far'],
    ['the rule “made-up” in a report', 'rules=', 'rules=made-up%2C+'],
    ['no link to a report', 'issues/new?', 'issues/old?'],
    ['the form other.yml', 'verdict-wrong.yml', 'other.yml'],
    ['the field colour of verdict-wrong.yml', 'title=Wrong', 'title=Wrong&colour=red'],
    ['an address of', 'title=Wrong', `title=${'x'.repeat(2000)}`],
  ])('%s', (wrong, from, to) => {
    expect(found(changed(from, to)).join('\n')).toContain(wrong);
  });

  test('every way of reporting that the site names', () => {
    const links = [missingServer({ name: 'x' }), correction('x', 'https://x.example/')]
      .flatMap((each) => reportLinks(each, site))
      .map(({ href }) => `<a href="${href.replaceAll('&', '&amp;')}">x</a>`);
    expect(found(links.join(''), '/servers/')).toEqual([]);
  });

  test('a mail to another address', () => {
    const link = '<a href="mailto:someone@else.example?subject=x">x</a>';
    expect(found(link, '/servers/').join()).toContain('a mail to someone@else.example');
  });
});
