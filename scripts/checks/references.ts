import type { Check } from './check.ts';

/** Attributes that name other elements of the page by their ids. */
const REFERENCES = new Set([
  'aria-labelledby',
  'aria-describedby',
  'aria-controls',
  'for',
  'headers',
  'list',
  'data-of',
]);

export const references: Check = {
  name: 'references',
  promise: 'every element that names another one by its id finds it on the page',
  things: 'references',

  page(page, _site, report) {
    const ids = new Set(page.elements.map(({ attributes }) => attributes['id']));
    for (const { name, attributes } of page.elements) {
      for (const attribute in attributes) {
        if (!REFERENCES.has(attribute)) continue;
        for (const id of attributes[attribute]?.split(/\s+/) ?? []) {
          report.saw();
          if (ids.has(id)) continue;
          const found = `${attribute}="${id}" on <${name}>`;
          report.fail({ page: page.url, found, expected: 'an element with this id' });
        }
      }
    }
  },
};
