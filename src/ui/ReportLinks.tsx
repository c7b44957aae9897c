import { site } from '#site';
import { type Report, reportLinks, reportLinkWords } from '#wording/report.ts';
import { joined } from './joined.tsx';

interface Props {
  readonly report: Report;
  /** What the first link says that it does. */
  readonly words: string;
  /** Classes of the first link. */
  readonly class?: string;
}

/** Does this site take reports? */
export const TAKES_REPORTS = [site.issues, site.mail, site.form].some((way) => way !== null);

/** Links to every configured way of reporting something, filled in; nothing where there is none. */
export function ReportLinks({ report, words, class: className }: Props) {
  const links = reportLinks(report, site);
  return joined(
    links.map(({ way, href }, at) => (
      <a key={way} class={at === 0 ? className : undefined} href={href} rel="noopener">
        {reportLinkWords(way, at === 0 ? words : undefined)}
      </a>
    )),
    ' · ',
  );
}
