import { beforeAll, describe, expect, test } from 'vitest';
import type { Catalogue } from '#queries/database.ts';
import { reports } from './reports.ts';
import { smallCatalogue } from './testing/small-catalogue.ts';
import { failures } from './testing/try-check.ts';

const URL_ = '/servers/notes/delete-note/';
const body = 'Server: notes\nTool: delete_note\nVerdict: high\nRules: deletes-something\n';
const page = `<a href="/guides/risk-rules/#deletes-something">x</a>
  <a href="https://github.com/toolward/toolward/issues/new?${new URLSearchParams({ title: 'Wrong', body })}">Wrong</a>`;

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
