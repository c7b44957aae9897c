import { site } from '#site';

interface Crumb {
  readonly label: string;
  readonly href: string;
}

const absolute = (path: string): string => new URL(path, site.origin).href;

/** JSON for a script element: no text in it can close the element or start markup. */
export function jsonLdText(entry: object): string {
  return JSON.stringify({ '@context': 'https://schema.org', ...entry })
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('&', '\\u0026')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

export function breadcrumbLd(crumbs: readonly Crumb[], here: Crumb): object {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: [...crumbs, here].map(({ label, href }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: label,
      item: absolute(href),
    })),
  };
}

export function articleLd(headline: string, abstract: string, path: string): object {
  return {
    '@type': 'TechArticle',
    headline,
    abstract,
    url: absolute(path),
    inLanguage: 'en',
    isPartOf: { '@type': 'WebSite', name: site.name, url: absolute('/') },
  };
}

export function questionsLd(questions: readonly { question: string; answer: string }[]): object {
  return {
    '@type': 'FAQPage',
    mainEntity: questions.map(({ question, answer }) => ({
      '@type': 'Question',
      name: question,
      acceptedAnswer: { '@type': 'Answer', text: answer },
    })),
  };
}
