import type { Check } from './check.ts';
import { blocksOf, excerptAround, isOneVoice, isTheirs } from './reading/prose.ts';
import { rememberNone } from './reading/remember-none.ts';

/** One to four words that follow themselves, in whatever case: "the the", "MCP Server MCP Server". */
const DOUBLED =
  /(?<![\p{L}\p{N}_.-])(\p{L}[\p{L}\p{N}]*(?: [\p{L}\p{N}]+){0,3}) \1(?![\p{L}\p{N}_-]|\.\w)/giu;
const doubledIn = rememberNone((text) => [...text.matchAll(DOUBLED)]);
const ALLOWED = new Set(['that', 'had']);

export const doubledWords: Check = {
  name: 'doubled-words',
  promise: 'no word or name is said twice in a row',
  things: 'texts',

  page(page, site, report) {
    for (const block of blocksOf(page, site.catalogue)) {
      report.saw();
      for (const { 0: words, 1: word = '', index } of doubledIn(block.text)) {
        const end = index + words.length;
        if (ALLOWED.has(word.toLowerCase()) || isTheirs(block, index, end)) continue;
        const middle = index + word.length;
        if (!isOneVoice(block, index, middle) || !isOneVoice(block, middle + 1, end)) continue;
        const found = `“${words}” in ${block.place}: ${excerptAround(block, index, end)}`;
        report.fail({ page: page.url, found, expected: 'each word once' });
      }
    }
  },
};
