import type { Check, Report } from './check.ts';
import { type Block, blocksOf, excerptAround, isOurs, isTheirs } from './reading/prose.ts';
import { rememberNone } from './reading/remember-none.ts';

interface Slip {
  readonly what: string;
  readonly pattern: RegExp;
  /** True where only our own words can be wrong in this way; false where a joint with foreign text can be. */
  readonly oursOnly: boolean;
}

/** Words that a template leaves behind when a value is missing, and slips of grammar. */
const SLIPS: readonly Slip[] = [
  { what: 'two full stops', pattern: /(?<![./'"`])\.{2,}(?![./'"`\w])/g, oursOnly: false },
  {
    what: 'a missing value',
    pattern: /\b(?:undefined|null(?! values?\b)|NaN|Infinity|Invalid Date)\b/g,
    oursOnly: true,
  },
  { what: 'a missing value', pattern: /\[object|\$\{|\{\{/g, oursOnly: true },
  {
    what: '“a” before a vowel',
    pattern: /\b[Aa] (?:[aei]|o(?!ne(?:\b|note|drive)|nce\b)|u(?=n[^i]))\w+/gi,
    oursOnly: true,
  },
  {
    what: '“an” before a consonant',
    pattern: /\b[Aa]n (?!mcp\b|npm\b)[bcdfgjklmpqrstvwyz][a-z]+\b/g,
    oursOnly: true,
  },
  {
    what: '“an” before a consonant',
    pattern: /\b[Aa]n (?:Write|Read|Destructive|Financial|Critical|High|Medium|Low)\b/g,
    oursOnly: true,
  },
  {
    what: 'a sentence in lower case',
    pattern: /(?<!\b(?:e\.g|i\.e|vs|etc))[.!?] \p{Ll}+(?![\p{L}\p{N}_./-])/gu,
    oursOnly: true,
  },
];

const slipsIn = rememberNone((text) =>
  SLIPS.flatMap((slip) => [...text.matchAll(slip.pattern)].map((match) => ({ slip, match }))),
);

function findSlips(url: string, block: Block, report: Report): void {
  for (const { slip, match } of slipsIn(block.text)) {
    const end = match.index + match[0].length;
    const excused = slip.oursOnly
      ? !isOurs(block, match.index, end)
      : isTheirs(block, match.index, end);
    if (excused) continue;
    const found = `${slip.what} in ${block.place}: ${excerptAround(block, match.index, end)}`;
    report.fail({ page: url, found, expected: 'a sentence that is whole' });
  }
}

export const words: Check = {
  name: 'words',
  promise:
    'no text of ours has two full stops, a missing value, a wrong article or a sentence in lower case',
  things: 'texts',

  page(page, site, report) {
    for (const block of blocksOf(page, site.catalogue)) {
      report.saw();
      findSlips(page.url, block, report);
    }
  },

  file({ path, text }, _site, report) {
    if (path !== '/llms.txt' && !path.startsWith('/feed.')) return;
    report.saw();
    for (const [found] of text.matchAll(/\bundefined\b|\bNaN\b|\[object/g)) {
      report.fail({ page: path, found, expected: 'a value' });
    }
  },
};
