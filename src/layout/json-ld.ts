import { site } from '#site';

interface Crumb {
  readonly label: string;
  readonly href: string;
}

const absolute = (path: string): string => new URL(path, site.origin).href;

/** JSON for a script element: no text in it can close the element or start markup. */
export function jsonLdText(graph: readonly object[]): string {
  return JSON.stringify({ '@context': 'https://schema.org', '@graph': graph })
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('&', '\\u0026')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

/** The trail to a page; the last step is the page itself, whose address search engines know. */
export function breadcrumbLd(crumbs: readonly Crumb[], here: string): object {
  const steps = crumbs.map(({ label, href }) => ({ name: label, item: absolute(href) }));
  return {
    '@type': 'BreadcrumbList',
    itemListElement: [...steps, { name: here }].map((step, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      ...step,
    })),
  };
}

/**
 * What a page is. Its address and its summary are in the head already. Questions of a page are not
 * repeated here: engines show answers from such data for sites of governments and about health only
 * (https://developers.google.com/search/docs/appearance/structured-data/faqpage).
 */
export const articleLd = (headline: string): object => ({
  '@type': 'TechArticle',
  headline,
  inLanguage: 'en',
});
