import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  correction,
  missingServer,
  REPORT_FORMS,
  type Report,
  reportLinks,
  reportLinkWords,
} from './report.ts';

const FOLDER = '.github/ISSUE_TEMPLATE';
const ISSUES = 'https://github.com/example/site/issues/new';
const ALL = { issues: ISSUES, mail: 'reports@site.example', form: 'https://forms.example/f?id=7' };

interface IssueForm {
  readonly name: string;
  readonly body: readonly {
    readonly type: string;
    readonly id?: string;
    readonly attributes: { readonly label?: string };
  }[];
}

const hrefs = (report: Report, channels = ALL) =>
  Object.fromEntries(reportLinks(report, channels).map(({ way, href }) => [way, href]));
const query = (href = '') => Object.fromEntries(new URL(href).searchParams);

describe('the forms of the repository', () => {
  test('are those that links open', () => {
    const files = readdirSync(FOLDER).sort();
    expect(files).toEqual(
      Object.keys(REPORT_FORMS)
        .map((form) => `${form}.yml`)
        .sort(),
    );
  });

  test.each(Object.entries(REPORT_FORMS))('%s has the fields that links fill in', (form, known) => {
    const { body } = parse(readFileSync(`${FOLDER}/${form}.yml`, 'utf8')) as IssueForm;
    const fields = body.filter(({ type }) => type === 'input');
    const labels = fields.map(({ id, attributes }) => [id, attributes.label]);
    expect(Object.fromEntries(labels)).toEqual(known.fields);
    const questions = body.filter(({ type }) => type === 'textarea');
    expect(questions.map(({ attributes }) => attributes.label)).toContain(known.question);
  });
});

describe('a link to a report', () => {
  const report = missingServer({
    package: 'npm package @a/b&c=d',
    client: 'Codex',
    address: undefined,
  });

  test('fills in the issue form', () => {
    expect(hrefs(report)['issue']).toMatch(`${ISSUES}?`);
    expect(query(hrefs(report)['issue'])).toEqual({
      template: 'server-missing.yml',
      title: 'Missing server: npm package @a/b&c=d',
      package: 'npm package @a/b&c=d',
      client: 'Codex',
    });
  });

  test('fills in another form, whose address may have a query', () => {
    expect(query(hrefs(report)['form'])).toEqual({
      id: '7',
      report: 'server-missing',
      package: 'npm package @a/b&c=d',
      client: 'Codex',
    });
  });

  test('begins a mail, in which no space is a plus', () => {
    const mail = hrefs(report)['mail'] ?? '';
    expect(mail).toMatch('mailto:reports@site.example?subject=Missing%20server%3A%20npm');
    expect(mail).not.toContain('+');
    const body = decodeURIComponent(mail.split('&body=')[1] ?? '');
    expect(body.split('\r\n')).toEqual([
      'Package, image or repository: npm package @a/b&c=d',
      'Client: Codex',
      '',
      'Where its tools are documented:',
      '',
    ]);
  });

  test('is left out where the site names no such place', () => {
    expect(reportLinks(report, { issues: null, mail: null, form: null })).toEqual([]);
    const onlyMail = reportLinks(report, { issues: null, mail: 'a@b.example', form: null });
    expect(onlyMail.map(({ way }) => way)).toEqual(['mail']);
    expect(reportLinkWords('mail', 'Tell us')).toBe('Tell us (by mail, no account)');
  });

  test.each([
    ['long', 'word '.repeat(5000)],
    ['in another script', '服务器'.repeat(3000)],
    ['of emoji', '👩‍👩‍👧‍👦'.repeat(500)],
    ['with half a character', `a\ud800${'b'.repeat(3000)}`],
  ])('stays short with values that are %s', (_, text) => {
    const values = { name: text, package: text, address: text, command: text, client: text };
    for (const { href } of reportLinks(missingServer(values), ALL)) {
      expect(href.length).toBeLessThanOrEqual(2000);
      expect(() => decodeURIComponent(href)).not.toThrow();
    }
  });

  test('holds no line break or hidden character of a value', () => {
    const { fields } = correction('a\r\nBcc: x@y.example\u202e', 'https://x.example/');
    expect(fields[0]).toEqual(['about', 'a Bcc: x@y.example⟦U+202E⟧']);
  });

  test('holds no secret that was typed', () => {
    const typed = missingServer({ name: 'server --token ghp_zzMarkerzz0123456789abcdef' });
    for (const { href } of reportLinks(typed, ALL)) expect(href).not.toContain('zzMarkerzz');
  });
});
