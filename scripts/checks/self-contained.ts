import type { Check } from './check.ts';
import { addressesOf, targetOf } from './reading/addresses.ts';
import { tagTest } from './reading/page.ts';

/** Elements whose addresses a browser fetches, or posts to, without a click on a link. */
const FETCHES = new Set(
  'script img source video audio track iframe frame object embed form input button use image'.split(
    ' ',
  ),
);
const FETCHED_LINKS =
  /\b(stylesheet|icon|preload|modulepreload|prefetch|preconnect|dns-prefetch|manifest)\b/;

const fetches = tagTest(
  ({ name, attributes }) =>
    FETCHES.has(name) || (name === 'link' && FETCHED_LINKS.test(attributes['rel'] ?? '')),
);

const IN_STYLES = /(?:url\(\s*["']?|@import\s+["'])((?:https?:)?\/\/[^"')\s]+)/g;
const IN_SCRIPTS =
  /(?:fetch|import|importScripts|Worker|WebSocket|EventSource|sendBeacon)\(\s*["'`]((?:https?|wss?):\/\/[^"'`]+)/g;

export const selfContained: Check = {
  name: 'self-contained',
  promise: 'no page, style sheet or script asks another host for anything',
  things: 'resources and files',

  page(page, _site, report) {
    for (const element of page.elements) {
      if (!fetches(element)) continue;
      for (const { attribute, value } of addressesOf(element.tag)) {
        report.saw();
        if (value === '' || targetOf(value, page.url).to !== 'elsewhere') continue;
        const found = `<${element.name} ${attribute}="${value}">`;
        report.fail({ page: page.url, found, expected: 'an address of this site' });
      }
    }
  },

  file({ path, text }, _site, report) {
    const pattern = path.endsWith('.css') ? IN_STYLES : path.endsWith('.js') ? IN_SCRIPTS : null;
    if (!pattern) return;
    report.saw();
    for (const [, address = ''] of text.matchAll(pattern)) {
      report.fail({ page: path, found: address, expected: 'an address of this site' });
    }
  },
};
