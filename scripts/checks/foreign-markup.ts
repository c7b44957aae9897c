import type { Check } from './check.ts';
import {
  type Element,
  find,
  first,
  type Page,
  type Tag,
  tagTest,
  withAttribute,
  withClass,
  withId,
  withTag,
} from './reading/page.ts';

/** The elements that templates of this project make inside the main part of a page. */
const OURS = new Set(
  [
    'a abbr article aside b blockquote br button caption code col colgroup dd details dialog div dl dt em',
    'fieldset figcaption figure form h1 h2 h3 h4 hr i input kbd label legend li nav ol optgroup option',
    'output p pre q search section select small span strong summary sub sup svg table tbody td',
    'noscript template textarea tfoot th thead time tr ul var path rect circle line g',
  ]
    .join(' ')
    .split(' '),
);

/** The one picture in our templates: the badge of a server. */
const isBadge = ({ name, attributes }: Tag): boolean =>
  name === 'img' && /^\/servers\/[a-z0-9-]+\/badge\.svg$/.test(attributes['src'] ?? '');

const isStrange = tagTest(
  (tag) => !OURS.has(tag.name) && !/^[a-z]+(-[a-z]+)+$/.test(tag.name) && !isBadge(tag),
);

interface Container {
  readonly what: string;
  readonly test: (element: Element) => boolean;
  /** The only elements that it may contain. */
  readonly allowed: (element: Element) => boolean;
}

const spanWith = (name: string) => (element: Element) =>
  element.name === 'span' && withClass(name)(element);
const mark = spanWith('invisible-mark');
const TOKENS = ['token', 'c', 'k', 'n', 's'].map(spanWith);
const token = (element: Element) => TOKENS.some((test) => test(element));

const CONTAINERS: readonly Container[] = [
  { what: 'a quotation', test: withTag('blockquote'), allowed: mark },
  {
    what: 'a policy file',
    test: withAttribute('data-target'),
    allowed: token,
  },
  {
    what: 'the name of a tool',
    test: withId('tool-name'),
    allowed: mark,
  },
  { what: 'an excerpt', test: withClass('text'), allowed: withTag('strong', 'a', 'span') },
];

const isContainer = tagTest((tag) => CONTAINERS.some(({ test }) => test({ tag } as Element)));

function unexpectedElements(page: Page): string[] {
  const main = first(page, withTag('main'));
  const inMain = main ? find(page, isStrange, main) : [];
  const inContainers = find(page, isContainer).flatMap((outer) =>
    CONTAINERS.filter(({ test }) => test(outer)).flatMap(({ what, allowed }) =>
      find(page, (element) => !allowed(element), outer).map(({ name }) => `<${name}> in ${what}`),
    ),
  );
  return [...inMain.map(({ name }) => `<${name}> in the main part`), ...inContainers];
}

export const foreignMarkup: Check = {
  name: 'foreign-markup',
  promise:
    'markup in text of others is escaped: every element comes from one of our templates and is closed',
  things: 'elements',

  page(page, _site, report) {
    report.saw(page.elements.length);
    for (const found of unexpectedElements(page)) {
      report.fail({ page: page.url, found, expected: 'markup of others shown as text' });
    }
    for (const { name, attributes } of page.elements.filter(({ closed }) => !closed)) {
      const found = `<${name} class="${attributes['class'] ?? ''}"> that is never closed`;
      report.fail({ page: page.url, found, expected: 'an end tag' });
    }
  },
};
