import { withoutSecrets } from '#domain/stack/without-secrets.ts';
import { excerpt } from '#domain/upstream-text.ts';

/**
 * The forms in `.github/ISSUE_TEMPLATE/` by file name: the ids and labels of the fields that links
 * fill in, and the question that the reporter answers.
 */
export const REPORT_FORMS = {
  'server-missing': {
    fields: {
      name: 'Name',
      package: 'Package, image or repository',
      address: 'Address',
      command: 'Command',
      client: 'Client',
    },
    question: 'Where its tools are documented',
  },
  correction: {
    fields: { about: 'About', page: 'Page' },
    question: 'What is wrong, and what is right',
  },
  'verdict-wrong': {
    fields: { server: 'Server', tool: 'Tool', verdict: 'Verdict', rules: 'Rules' },
    question: 'What a call really does',
  },
} as const;
export type ReportForm = keyof typeof REPORT_FORMS;
type FieldOf<Form extends ReportForm> = keyof (typeof REPORT_FORMS)[Form]['fields'];

/** A report as far as the page can fill it in. No value is long, or has more than one line. */
export interface Report {
  readonly form: ReportForm;
  readonly title: string;
  readonly fields: readonly (readonly [id: string, value: string])[];
}

/** Ways of reporting something: `issues`, `mail` and `form` of `src/site.ts`. */
export interface ReportChannels {
  readonly issues: string | null;
  readonly mail: string | null;
  readonly form: string | null;
}

export interface ReportLink {
  readonly way: 'issue' | 'mail' | 'form';
  readonly href: string;
}

const LONGEST_VALUE = 160;
/** A mail program takes an address of about 2,000 characters; other scripts need nine for each of theirs. */
const LONGEST_ENCODED = 300;

/** A value as a report holds it: one line, cut so that it also fits an address. */
export function reportValue(text: string): string {
  let limit = LONGEST_VALUE;
  let fits = excerpt(text, limit);
  while (limit > 0 && encodeURIComponent(fits).length > LONGEST_ENCODED) {
    limit = Math.floor(limit * 0.8);
    fits = excerpt(text, limit);
  }
  return fits;
}

/** A report with these values in its fields. */
export function reportOf<Form extends ReportForm>(
  form: Form,
  title: string,
  values: Partial<Readonly<Record<FieldOf<Form>, string | undefined>>>,
): Report {
  const ids = Object.keys(REPORT_FORMS[form].fields) as FieldOf<Form>[];
  const fields = ids.flatMap((id) => {
    const value = reportValue(values[id] ?? '');
    return value === '' ? [] : [[id as string, value] as const];
  });
  return { form, title: reportValue(title), fields };
}

/** What is known of a server that the catalogue does not have. */
export type MissingServer = Partial<Record<FieldOf<'server-missing'>, string | undefined>>;

/** That the catalogue has no such server. What looks like a secret is left out. */
export function missingServer(known: MissingServer): Report {
  const shown = Object.fromEntries(
    Object.entries(known).map(([id, value]) => [id, withoutSecrets(value ?? '')]),
  ) as MissingServer;
  const named = shown.package || shown.address || shown.command || shown.name || '';
  return reportOf('server-missing', `Missing server: ${named}`, shown);
}

/** That a page is wrong; `page` is its whole address. */
export const correction = (about: string, page: string): Report =>
  reportOf('correction', `Correction: ${about}`, { about, page });

/** Where a report can be sent, filled in; a way that is not configured is left out. */
export function reportLinks(report: Report, { issues, mail, form }: ReportChannels): ReportLink[] {
  const { title, fields } = report;
  const links: ReportLink[] = [];
  if (issues !== null) {
    const values = [['template', `${report.form}.yml`], ['title', title], ...fields];
    links.push({ way: 'issue', href: withQuery(issues, values as [string, string][]) });
  }
  if (form !== null) {
    const values = [['report', report.form], ...fields];
    links.push({ way: 'form', href: withQuery(form, values as [string, string][]) });
  }
  if (mail !== null) links.push({ way: 'mail', href: mailAddress(mail, report) });
  return links;
}

function withQuery(address: string, values: readonly (readonly [string, string])[]): string {
  const url = new URL(address);
  for (const [key, value] of values) url.searchParams.append(key, value);
  return url.href;
}

function mailAddress(mail: string, { form, title, fields }: Report): string {
  const { fields: labels, question } = REPORT_FORMS[form];
  const lines = fields.map(([id, value]) => `${(labels as Record<string, string>)[id]}: ${value}`);
  const body = [...lines, '', `${question}:`, ''].join('\r\n');
  return `mailto:${mail}?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(body)}`;
}

const FIRST_WAY: Readonly<Record<ReportLink['way'], string>> = {
  issue: 'opens GitHub',
  form: 'a form, no account',
  mail: 'by mail, no account',
};
const OTHER_WAY: Readonly<Record<ReportLink['way'], string>> = {
  issue: 'on GitHub',
  form: 'with a form, without an account',
  mail: 'by mail, without an account',
};

/** What the links of a report say: the first one what it does, the others how else. */
export const reportLinkWords = (way: ReportLink['way'], first: string | undefined): string =>
  first === undefined ? OTHER_WAY[way] : `${first} (${FIRST_WAY[way]})`;
