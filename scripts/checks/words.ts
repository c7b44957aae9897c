import type { Check, Report } from './check.ts';
import {
  around,
  type Element,
  first,
  isEmpty,
  type Page,
  tagTest,
  textOf,
  withTag,
} from './reading/page.ts';
import { type Block, blocksOf, type Range } from './reading/prose.ts';
import { Recent } from './reading/recent.ts';

/** Patterns that no English sentence contains. */
interface Slip {
  readonly what: string;
  readonly pattern: RegExp;
  /** Also where our words meet those of others; else only where all of it is ours. */
  readonly joint?: true;
  /** Two alike halves, each of which must be of one voice. */
  readonly halves?: true;
  /** False where the pattern cannot match; quicker than the pattern. */
  readonly mayBeIn?: (text: string) => boolean;
}

/** Letters whose other case is not what `toLowerCase` gives may be in it. */
const STRANGE_LETTERS = /[^ -~\s“”‘’—–…·→×⟦⟧\ufffc]/;

/** A letter of ASCII in lower case, or a digit; 0 for all other characters. */
function letterOf(code: number): number {
  if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) return code;
  return code >= 65 && code <= 90 ? code + 32 : 0;
}

/** Hashes of the last words, round and round: eight are looked back at. */
const lastWords = new Int32Array(8);

/** Whether the last `count` words are those before them. */
function isTwice(words: number, count: number): boolean {
  if (words < 2 * count) return false;
  for (let back = 1; back <= count; back += 1) {
    if (lastWords[(words - back) & 7] !== lastWords[(words - back - count) & 7]) return false;
  }
  return true;
}

/**
 * True where up to four words come twice in a row, whatever is between them; seldom also where two
 * words have one hash. It makes no list of the words: most texts are read by nothing else.
 */
function mayRepeat(text: string): boolean {
  if (STRANGE_LETTERS.test(text)) return true;
  let words = 0;
  let word = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const letter = at < text.length ? letterOf(text.charCodeAt(at)) : 0;
    if (letter > 0) {
      word = (Math.imul(word, 31) + letter) | 0;
    } else if (word !== 0) {
      lastWords[words & 7] = word;
      words += 1;
      word = 0;
      for (let count = 1; count <= 4; count += 1) if (isTwice(words, count)) return true;
    }
  }
  return false;
}

const SLIPS: readonly Slip[] = [
  { what: 'two full stops', pattern: /(?<![./'"`])\.{2,}(?![./'"`\w])/g, joint: true },
  {
    what: 'punctuation around nothing',
    pattern: /(?<=^|[\s(])[.,;:!?](?=\s|$)|(?<!\w)\(\s*\)|“\s*”|[,;:]\s+[.,;](?=\s|$)/g,
    joint: true,
  },
  {
    what: 'words said twice',
    pattern:
      /(?<![\p{L}\p{N}_.-])(?!(?:that|had)\b)(\p{L}[\p{L}\p{N}]*(?: [\p{L}\p{N}]+){0,3}) \1(?![\p{L}\p{N}_-]|\.\w)/giu,
    joint: true,
    halves: true,
    mayBeIn: mayRepeat,
  },
  {
    what: 'a missing value',
    pattern: /\b(?:undefined|null(?! values?\b)|NaN|Infinity|Invalid Date)\b|\[object|\$\{|\{\{/g,
  },
  {
    what: '“a” before a vowel',
    pattern: /\b[Aa] (?:[aei]|o(?!ne(?:\b|note|drive)|nce\b)|u(?=n[^i]))\w+/gi,
  },
  {
    what: '“an” before a consonant',
    pattern: /\b[Aa]n (?!mcp\b|npm\b)(?:[bcdfgjklmpqrstvwyz][a-z]+|[BCDGJKPQTVWYZ][a-z]+|High)\b/g,
  },
  {
    what: 'a sentence in lower case',
    pattern: /(?<!\b(?:e\.g|i\.e|vs|etc))[.!?] \p{Ll}+(?![\p{L}\p{N}_./-])/gu,
  },
];

/** Texts without a mistake: most are on many pages. */
const clean = new Recent<true>(20_000);

function slipsIn(text: string) {
  if (clean.get(text)) return [];
  const found = SLIPS.flatMap((slip) =>
    slip.mayBeIn?.(text) === false
      ? []
      : [...text.matchAll(slip.pattern)].map((match) => ({ slip, match })),
  );
  if (found.length > 0) return found;
  clean.set(text, true);
  return [];
}

type Voice = 'ours' | 'theirs' | 'both';

function voiceOf(foreign: Range[], start: number, end: number): Voice {
  if (foreign.some(([from, to]) => from <= start && end <= to)) return 'theirs';
  return foreign.some(([from, to]) => from < end && start < to) ? 'both' : 'ours';
}

function isExcused({ joint, halves }: Slip, match: RegExpExecArray, foreign: Range[]): boolean {
  const end = match.index + match[0].length;
  const voice = voiceOf(foreign, match.index, end);
  const half = match[1]?.length ?? 0;
  if (halves && voiceOf(foreign, match.index, match.index + half) === 'both') return true;
  if (halves && voiceOf(foreign, end - half, end) === 'both') return true;
  return joint ? voice === 'theirs' : voice !== 'ours';
}

function findSlips(page: string, block: Block, report: Report): void {
  for (const { slip, match } of slipsIn(block.text)) {
    if (isExcused(slip, match, [...block.foreign()])) continue;
    const end = match.index + match[0].length;
    const near = block.text.slice(Math.max(0, match.index - 30), end + 30);
    const found = `${slip.what} in ${block.place}: …${near}…`;
    report.fail({ page, found, expected: 'a complete sentence' });
  }
}

const HOLDS_TEXT = withTag(
  ...'p li h1 h2 h3 h4 th dt dd summary caption figcaption a button title blockquote strong code'.split(
    ' ',
  ),
);
const SHOWS = withTag('svg', 'img', 'input', 'select', 'textarea', 'template');

/** What scripts draw at runtime. */
const ISLAND = withTag('policy-builder');

const isHiddenOrStatus = tagTest(
  ({ attributes }) => attributes['role'] === 'status' || 'hidden' in attributes,
);

/** Elements that a script fills, or shows later. */
const isFilledLater = (element: Element): boolean =>
  isHiddenOrStatus(element) || around(element, ISLAND) !== undefined;

function findEmpty(page: Page, report: Report): void {
  for (const element of page.elements) {
    if (!HOLDS_TEXT(element) || !isEmpty(page, element) || isFilledLater(element)) continue;
    if (first(page, SHOWS, element) || element.attributes['aria-label']) continue;
    const near = element.parent ? textOf(page, element.parent).slice(0, 60) : '';
    const found = `an empty <${element.name}> beside “${near}”`;
    report.fail({ page: page.url, found, expected: 'text, or no element' });
  }
}

export const words: Check = {
  name: 'words',
  promise:
    'none of our texts has a missing value, an empty element, a repeated word, two full stops, a wrong article or a sentence in lower case',
  things: 'texts',

  page(page, site, report) {
    for (const block of blocksOf(page, site)) {
      report.saw();
      findSlips(page.url, block, report);
    }
    findEmpty(page, report);
  },

  file({ path, text }, _site, report) {
    if (path !== '/llms.txt' && !path.startsWith('/feed.')) return;
    report.saw();
    for (const [found] of text.matchAll(/\bundefined\b|\bNaN\b|\[object/g)) {
      report.fail({ page: path, found, expected: 'a value' });
    }
  },
};
